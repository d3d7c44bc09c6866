// Which things of a network a reference means.
#pragma once

#include "base/known.hpp"
#include "inventory/network.hpp"

#include <string>
#include <vector>

namespace kakoi::sources::network {

/// Calls `use(thing, exists)` for the thing of `things` that `key` names, or, where it may be any, for each, and then
/// whether it is so is not known either.
template <typename T, typename Use>
void for_named(std::vector<T>& things, const inventory::Reference& key, const base::Known<bool>& exists,
               const Use& use) {
  for (T& thing : things) {
    key.match(
        [&](const std::string& known) {
          if (thing.thing.key == known) {
            use(thing, exists);
          }
          return 0;
        },
        [&](const base::Unknown& why) {
          use(thing, base::Known<bool>::unknown(why));
          return 0;
        });
  }
}

}  // namespace kakoi::sources::network
