// Eventual consistency: for `pace.visible` seconds, List and Describe do not see what was made or changed.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

inline bool is_visible(const Context& context, world::Time created) {
  return created + context.world.pace.visible <= context.world.now();
}

/// Keeps what is shown of the service now, to be shown for a while after it is changed.
void keep_view(Context& context, world::Service& service);

/// What Describe shows of it.
Value visible_shape(Context& context, const world::Service& service, bool with_tags);

}  // namespace kakoi::sim::services::ecs
