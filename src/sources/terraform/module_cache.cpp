#include "sources/terraform/module_cache.hpp"

namespace kakoi::sources::terraform {

std::shared_ptr<const Module> ModuleCache::get(const Input& input, const std::string& folder) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = kept_.find(folder); found != kept_.end()) {
      by_age_.splice(by_age_.begin(), by_age_, found->second.age);
      return found->second.module;
    }
  }
  // Read outside of the lock. Two threads may read the same module at the same time; the second copy is dropped.
  auto module = read_module(input, folder);
  std::size_t bytes = 0;
  for (const auto& file : module->files) {
    bytes += file->text.size();
  }
  const std::scoped_lock lock(mutex_);
  if (const auto found = kept_.find(folder); found != kept_.end()) {
    return found->second.module;
  }
  by_age_.push_front(folder);
  kept_.emplace(folder, Kept{.module = module, .bytes = bytes, .age = by_age_.begin()});
  bytes_ += bytes;
  make_room();
  return module;
}

void ModuleCache::make_room() {
  while (bytes_ > most_bytes_ && by_age_.size() > 1) {
    const auto oldest = kept_.find(by_age_.back());
    bytes_ -= oldest->second.bytes;
    kept_.erase(oldest);
    by_age_.pop_back();
  }
}

}  // namespace kakoi::sources::terraform
