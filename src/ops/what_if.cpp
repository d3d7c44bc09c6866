#include "ops/what_if.hpp"

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

std::vector<std::size_t> WhatIf::roots_of(const std::vector<fixes::Edit>& edits) const {
  std::set<std::size_t> roots;
  for (const fixes::Edit& edit : edits) {
    const std::vector<std::size_t>& some = roots_of(edit.file);
    roots.insert(some.begin(), some.end());
  }
  return {roots.begin(), roots.end()};
}

Overlay WhatIf::edited(const std::vector<fixes::Edit>& edits) const {
  std::map<std::string, std::vector<fixes::Edit>> by_file;
  for (const fixes::Edit& edit : edits) {
    by_file[edit.file].push_back(edit);
  }
  std::map<std::string, std::string> contents;
  std::set<std::string> made;
  for (const auto& [file, some] : by_file) {
    const fixes::Edit& first = some.front();
    if (first.makes_file()) {
      made.insert(file);
      contents[file] = first.after;
    } else {
      contents[file] = fixes::edited(*contents_.of(file), some);
    }
  }
  return {reader_, std::move(contents), std::move(made)};
}

base::Result<std::map<std::size_t, RootRead>> WhatIf::read(const std::vector<fixes::Edit>& edits) {
  std::set<std::size_t> roots;
  for (const fixes::Edit& edit : edits) {
    const std::vector<std::size_t>& readers = roots_of(edit.makes_file() ? edit.like : edit.file);
    roots.insert(readers.begin(), readers.end());
  }
  std::vector<const RootRead*> again;
  again.reserve(roots.size());
  for (const std::size_t root : roots) {
    again.push_back(&scanned_.roots[root]);
  }
  Overlay overlay = edited(edits);
  auto read = scan_roots(overlay, executor_, options_, again);
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  std::map<std::size_t, RootRead> all;
  std::size_t next = 0;
  for (const std::size_t root : roots) {
    all.emplace(root, std::move((*read)[next++]));
  }
  return all;
}

base::Result<RootRead> WhatIf::read_root(std::size_t root, const std::vector<fixes::Edit>& edits,
                                         const ScanOptions& options) const {
  Overlay overlay = edited(edits);
  auto read = scan_roots(overlay, executor_, options, {&scanned_.roots[root]});
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  return std::move(read->front());
}

std::vector<verify::Difference> WhatIf::differences(std::size_t root, const RootRead& now) const {
  return verify::differences(pointers_to(scanned_.roots[root].findings), pointers_to(now.findings));
}

base::Result<std::map<std::size_t, std::vector<verify::Difference>>> WhatIf::changes(
    const std::vector<fixes::Edit>& edits) {
  const auto now = read(edits);
  if (!now.has_value()) {
    return tl::unexpected(now.error());
  }
  std::map<std::size_t, std::vector<verify::Difference>> all;
  for (const auto& [root, one] : *now) {
    all.emplace(root, differences(root, one));
  }
  return all;
}

}  // namespace kakoi::ops
