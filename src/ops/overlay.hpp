// The world as it would be: a reader of files of which some have another content, and some are not there yet.
#pragma once

#include "base/ports.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace kakoi::ops {

class Overlay : public base::FileReader {
 public:
  /// `contents` are by absolute paths with links resolved; `made` are those of them that are not below.
  Overlay(base::FileReader& below, std::map<std::string, std::string> contents, std::set<std::string> made)
      : below_(below), contents_(std::move(contents)), made_(std::move(made)) {}

  base::Result<void> read(const std::string& path, std::size_t most, std::string& into) override {
    auto found = contents_.find(path);
    if (found == contents_.end()) {
      const auto real = below_.real_path(path);
      found = real.has_value() ? contents_.find(*real) : found;
    }
    if (found == contents_.end()) {
      return below_.read(path, most, into);
    }
    into = found->second;
    return {};
  }
  base::Result<std::vector<base::Entry>> list(const std::string& folder) override {
    auto entries = below_.list(folder);
    if (!entries.has_value() || made_.empty()) {
      return entries;
    }
    const std::string real = below_.real_path(folder).value_or(folder) + "/";
    for (const std::string& path : made_) {
      if (path.starts_with(real) && path.find('/', real.size()) == std::string::npos) {
        entries->push_back({.name = path.substr(real.size()), .kind = base::EntryKind::file});
      }
    }
    std::sort(entries->begin(), entries->end(),
              [](const base::Entry& a, const base::Entry& b) { return a.name < b.name; });
    return entries;
  }
  base::Result<base::EntryKind> kind(const std::string& path) override {
    return is_made(path) ? base::EntryKind::file : below_.kind(path);
  }
  base::Result<std::string> real_path(const std::string& path) override {
    return is_made(path) ? path : below_.real_path(path);
  }

 private:
  [[nodiscard]] bool is_made(const std::string& path) const { return made_.contains(path); }

  base::FileReader& below_;
  std::map<std::string, std::string> contents_;
  std::set<std::string> made_;
};

}  // namespace kakoi::ops
