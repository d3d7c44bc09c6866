#include "sources/launches/definitions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using inventory::Image;

constexpr Phrase kNamedAsACache{"the repository has the name of a pull-through cache",
                                "リポジトリ名がプルスルーキャッシュのものです"};

// A repository that is known from its beginning only may have the prefix where what is known fits.
Known<bool> has_prefix(const Image& image, const Known<std::string>& prefix) {
  return prefix.and_then([&](const std::string& known) {
    const std::string folder = known + "/";
    const bool fits = folder.starts_with(image.repository);
    const bool has_it = known == "ROOT" || image.repository.starts_with(folder);
    return has_it ? Known<bool>::defaulted(true) : fits ? image.is_cache : Known<bool>::defaulted(false);
  });
}

// What caches are usually called: a rule for one may be there though it is not among what was read.
// (Amazon ECR User Guide, "Creating a pull through cache rule", the examples.)
constexpr auto kUsual = std::to_array<std::string_view>(
    {"docker-hub", "ecr-public", "github", "gitlab", "kubernetes", "quay", "azure", "chainguard"});

bool is_named_as_a_cache(const Image& image) {
  const std::size_t slash = image.repository.find('/');
  return slash != std::string::npos &&
         std::find(kUsual.begin(), kUsual.end(), std::string_view(image.repository).substr(0, slash)) != kUsual.end();
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
  const bool is_open = is_ecr && !is_made_here && is_named_as_a_cache(image) &&
                       found.match([](bool known) { return !known; }, [](const base::Unknown&) { return false; });
  return is_open ? Known<bool>::unknown({.reason = kNamedAsACache}) : found;
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

void mark_caches(const std::vector<Known<std::string>>& prefixes, inventory::TaskDefinition& definition) {
  for (inventory::Container& container : definition.containers.items) {
    container.image = container.image.map([&](Image image) {
      image.is_cache = is_cache(image, prefixes);
      return image;
    });
  }
}

void mark_caches(const std::vector<Known<std::string>>& prefixes, std::vector<inventory::TaskDefinition>& definitions) {
  for (inventory::TaskDefinition& definition : definitions) {
    mark_caches(prefixes, definition);
  }
}

}  // namespace kakoi::sources
