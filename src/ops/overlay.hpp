// The world as it would be: a reader of files of which some have another content.
#pragma once

#include "base/ports.hpp"

#include <map>
#include <string>
#include <utility>

namespace kakoi::ops {

class Overlay : public base::FileReader {
 public:
  /// `contents` are by absolute paths with links resolved.
  Overlay(base::FileReader& below, std::map<std::string, std::string> contents)
      : below_(below), contents_(std::move(contents)) {}

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
  base::Result<std::vector<base::Entry>> list(const std::string& folder) override { return below_.list(folder); }
  base::Result<base::EntryKind> kind(const std::string& path) override { return below_.kind(path); }
  base::Result<std::string> real_path(const std::string& path) override { return below_.real_path(path); }

 private:
  base::FileReader& below_;
  std::map<std::string, std::string> contents_;
};

}  // namespace kakoi::ops
