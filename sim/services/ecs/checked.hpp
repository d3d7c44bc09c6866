// What ECS asks of every request that gives a name or tags, before the action's own work.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// InvalidParameterException, or ClientException of a family.
Expected<bool> check_names_and_tags(const Context& context, const Value& input);

/// After more tags were put.
Expected<bool> check_count(const world::Tags& tags);

template <Action Run>
Outcome checked(Context& context, const Value& input) {
  if (const auto good = check_names_and_tags(context, input); !good) return tl::unexpected(good.error());
  return Run(context, input);
}

}  // namespace kakoi::sim::services::ecs
