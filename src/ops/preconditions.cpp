#include "ops/preconditions.hpp"

#include "apply/apply.hpp"
#include "sources/paths.hpp"

#include <map>
#include <string>
#include <utility>

namespace kakoi::ops {

base::Result<std::vector<fixes::Precondition>> preconditions_of(const std::vector<fixes::Plan>& plans,
                                                                const std::set<std::size_t>& used_roots,
                                                                const Scanned& scanned, base::FileReader& reader,
                                                                Contents& contents) {
  std::vector<fixes::Precondition> all;
  std::map<std::string, std::string> files;
  std::set<std::string> folders;
  for (const std::size_t root : used_roots) {
    for (const FileRead& file : scanned.roots[root].files) {
      const std::string& real = contents.real(file.path);
      files.emplace(real, file.hash);
      folders.insert(sources::parent_of(real));
    }
  }
  for (const fixes::Plan& plan : plans) {
    for (const fixes::Edit& edit : plan.edits) {
      if (edit.makes_file()) {
        all.push_back({.kind = fixes::Precondition::Kind::absent, .path = edit.file});
      }
    }
  }
  for (auto& [path, hash] : files) {
    all.push_back({.kind = fixes::Precondition::Kind::file, .path = path, .hash = std::move(hash)});
  }
  for (const std::string& folder : folders) {
    auto hash = apply::names_hash(reader, folder);
    if (!hash.has_value()) {
      return tl::unexpected(hash.error());
    }
    all.push_back({.kind = fixes::Precondition::Kind::folder, .path = folder, .hash = std::move(*hash)});
  }
  return all;
}

}  // namespace kakoi::ops
