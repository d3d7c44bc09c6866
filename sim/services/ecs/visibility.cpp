#include "sim/services/ecs/visibility.hpp"

#include "sim/services/ecs/shapes.hpp"

namespace kakoi::sim::services::ecs {

void keep_view(Context& context, world::Service& service) {
  if (context.world.pace.visible <= 0) return;
  // An older one is still what others see.
  Value shape =
      service.stale.until > context.world.now() ? std::move(service.stale.shape) : shape_of(context, service, true);
  service.stale = {.shape = std::move(shape), .until = context.world.now() + context.world.pace.visible};
}

Value visible_shape(Context& context, const world::Service& service, bool with_tags) {
  if (service.stale.until <= context.world.now()) return shape_of(context, service, with_tags);
  Value shape = service.stale.shape;
  if (!with_tags) shape.remove("tags");
  return shape;
}

}  // namespace kakoi::sim::services::ecs
