// How many requests AWS takes: a bucket of tokens for each category of actions, as far as it is documented.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sim::control {

struct Category {
  std::string_view name = {};  ///< empty: each action of it has a bucket of its own
  double burst = 0;
  double refill = 0;  ///< a second
};

/// Null when no limit is documented, and the action is not to be limited all the same.
const Category* category_of(std::string_view service, std::string_view action, bool limits_undocumented);

/// The name under which a call is to be looked up and counted: some actions of EC2 are limited otherwise, as `…/all`,
/// when the request is not narrowed by ids, filters or a page size.
std::string limited_as(std::string_view service, std::string_view action, bool is_narrowed);

}  // namespace kakoi::sim::control
