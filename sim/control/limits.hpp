// How many requests AWS takes: a bucket of tokens for each category of actions, as far as it is documented.
#pragma once

#include "sim/control/asked.hpp"

#include <string_view>

namespace kakoi::sim::control {

struct Category {
  std::string_view name = {};  ///< empty: each action of it has a bucket of its own
  double burst = 0;
  double refill = 0;  ///< a second
};

/// Null when no limit is documented, and the action is not to be limited all the same.
const Category* category_of(const Asked& asked, bool limits_undocumented);

}  // namespace kakoi::sim::control
