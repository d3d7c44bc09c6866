// Container instances that a request names.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::ecs {

/// By id or ARN, in its own cluster only; null when there is none.
world::ContainerInstance* find_instance(Context& context, const world::Cluster& cluster, const std::string& name);

}  // namespace kakoi::sim::services::ecs
