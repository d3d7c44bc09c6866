#include "sources/launches/definitions.hpp"

#include <array>

namespace kakoi::sources {
namespace {

using base::Known;
using inventory::Image;

// A repository that is known from its beginning only may have the prefix where what is known fits.
Known<bool> has_prefix(const Image& image, const Known<std::string>& prefix) {
  return prefix.and_then([&](const std::string& known) {
    const std::string folder = known + "/";
    const bool fits = folder.starts_with(image.repository);
    const bool has_it = known == "ROOT" || image.repository.starts_with(folder);
    return has_it ? Known<bool>::defaulted(true) : fits ? image.is_cache : Known<bool>::defaulted(false);
  });
}

Known<bool> is_cache(const Image& image, const std::vector<Known<std::string>>& prefixes) {
  const bool is_ecr =
      image.registry.match([](inventory::Registry registry) { return registry == inventory::Registry::ecr; },
                           [](const base::Unknown&) { return false; });
  Known<bool> found = Known<bool>::defaulted(false);
  const bool is_made_here = image.repository.empty() && image.is_cache.is_defaulted();
  for (const Known<std::string>& prefix : prefixes) {
    if (is_ecr && !is_made_here) {
      found = base::any_of(std::array{found, has_prefix(image, prefix)});
    }
  }
  return found;
}

}  // namespace

std::set<std::string> named_definitions(const inventory::Inventory& inventory) {
  std::set<std::string> named;
  const auto all = [&](const auto& things) {
    for (const auto& thing : things) {
      thing.launch.definition.match(
          [&](const std::string& key) {
            named.insert(key);
            return 0;
          },
          [](const base::Unknown&) { return 0; });
    }
  };
  all(inventory.services);
  all(inventory.task_sets);
  all(inventory.launchers);
  all(inventory.batch_jobs);
  all(inventory.deployments);
  named.erase("");
  return named;
}

void mark_caches(const std::vector<Known<std::string>>& prefixes, std::vector<inventory::TaskDefinition>& definitions) {
  for (inventory::TaskDefinition& definition : definitions) {
    for (inventory::Container& container : definition.containers.items) {
      container.image = container.image.map([&](Image image) {
        image.is_cache = is_cache(image, prefixes);
        return image;
      });
    }
  }
}

}  // namespace kakoi::sources
