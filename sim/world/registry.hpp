// What the account's private registries hold of others: images that come through when they are first pulled.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct Registry {
  std::vector<std::string> pull_through = {};  ///< prefixes of repositories that have a pull-through cache rule
  std::set<std::string> cached = {};           ///< images of theirs that have been pulled before
};

}  // namespace kakoi::sim::world
