// Modules that several roots call are read once, as long as they fit.
#pragma once

#include "sources/terraform/module.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace kakoi::sources::terraform {

/// For use by several threads.
class ModuleCache {
 public:
  /// Keeps up to `most_bytes` of source text; a module that is in use lives on when it falls out.
  explicit ModuleCache(std::size_t most_bytes = std::size_t{32} << 20U) : most_bytes_(most_bytes) {}

  /// The module in `folder`.
  std::shared_ptr<const Module> get(const Input& input, const std::string& folder);

 private:
  struct Kept {
    std::shared_ptr<const Module> module;
    std::size_t bytes = 0;
    std::list<std::string>::iterator age;
  };
  void make_room();

  std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<std::string> by_age_;  // the least lately used one last
  std::unordered_map<std::string, Kept> kept_;
};

}  // namespace kakoi::sources::terraform
