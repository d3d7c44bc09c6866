#include "sim/services/ecs/launch_shape.hpp"

namespace kakoi::sim::services::ecs {

Value network_shape(const Context& context, const world::Launch& launch) {
  if (!launch.network) return {};
  Value awsvpc = Value::object(
      {{"subnets", Value::texts(launch.network->subnets)}, {"securityGroups", Value::texts(launch.network->groups)}});
  if (launch.network->public_ip || context.world.quirks.echoes_omitted_public_ip) {
    awsvpc.set("assignPublicIp", launch.wants_public_ip() ? "ENABLED" : "DISABLED");
  }
  return Value::object({{"awsvpcConfiguration", std::move(awsvpc)}});
}

void show_launch(const Context& context, const world::Launch& launch, const std::string& platform_version,
                 Value& shape) {
  if (!launch.launch_type.empty()) {
    shape.set("launchType", launch.launch_type);
  } else {
    shape.set("capacityProviderStrategy", launch.capacity_providers);
  }
  if (launch.is_fargate()) {
    shape.set("platformVersion", platform_version);
    shape.set("platformFamily", "Linux");
  }
  shape.set("networkConfiguration", network_shape(context, launch));
}

}  // namespace kakoi::sim::services::ecs
