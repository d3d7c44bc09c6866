// What services, deployments, task sets and tasks show of how they are started.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

Value network_shape(const Context& context, const world::Launch& launch);

/// Puts launch type or strategy, platform and network into `shape`. `platform_version` as it is to be shown.
void show_launch(const Context& context, const world::Launch& launch, const std::string& platform_version,
                 Value& shape);

}  // namespace kakoi::sim::services::ecs
