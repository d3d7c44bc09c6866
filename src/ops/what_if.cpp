#include "ops/what_if.hpp"

#include "ops/overlay.hpp"

#include <utility>

namespace kakoi::ops {
namespace {

std::vector<const findings::Finding*> pointers_to(const std::vector<findings::Finding>& findings) {
  std::vector<const findings::Finding*> all;
  all.reserve(findings.size());
  for (const findings::Finding& finding : findings) {
    all.push_back(&finding);
  }
  return all;
}

}  // namespace

WhatIf::WhatIf(base::FileReader& reader, base::Executor& executor, const ScanOptions& options, const Scanned& scanned,
               Contents& contents)
    : reader_(reader), executor_(executor), options_(options), scanned_(scanned), contents_(contents) {
  for (std::size_t i = 0; i < scanned.roots.size(); ++i) {
    for (const FileRead& file : scanned.roots[i].files) {
      std::vector<std::size_t>& roots = by_file_[contents.real(file.path)];
      if (roots.empty() || roots.back() != i) {
        roots.push_back(i);
      }
    }
  }
}

const std::vector<std::size_t>& WhatIf::roots_of(const std::string& file) const {
  static const std::vector<std::size_t> none;
  const auto found = by_file_.find(file);
  return found != by_file_.end() ? found->second : none;
}

base::Result<std::map<std::size_t, std::vector<verify::Difference>>> WhatIf::changes(
    const std::vector<fixes::Edit>& edits) {
  std::map<std::string, std::vector<fixes::Edit>> by_file;
  for (const fixes::Edit& edit : edits) {
    by_file[edit.file].push_back(edit);
  }
  std::map<std::string, std::string> contents;
  std::set<std::size_t> roots;
  for (const auto& [file, some] : by_file) {
    contents[file] = fixes::edited(*contents_.of(file), some);
    roots.insert(roots_of(file).begin(), roots_of(file).end());
  }
  std::vector<const RootRead*> again;
  again.reserve(roots.size());
  for (const std::size_t root : roots) {
    again.push_back(&scanned_.roots[root]);
  }
  Overlay overlay(reader_, std::move(contents));
  const auto read = scan_roots(overlay, executor_, options_, again);
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  std::map<std::size_t, std::vector<verify::Difference>> all;
  std::size_t next = 0;
  for (const std::size_t root : roots) {
    all.emplace(root, verify::differences(pointers_to(again[next]->findings), pointers_to((*read)[next].findings)));
    ++next;
  }
  return all;
}

}  // namespace kakoi::ops
