// How a request says in which way tasks are to be started, and what of it ECS refuses.
#pragma once

#include "sim/services/service.hpp"

#include <optional>

namespace kakoi::sim::services::ecs {

/// `networkConfiguration` of the input, whose subnets and groups must exist in one VPC; nothing when it is absent.
Expected<std::optional<world::Awsvpc>> network_of(Context& context, const Value& input);

/// Task definition, launch type or strategy, platform version, network, load balancers and registries.
Expected<world::Launch> launch_of(Context& context, const world::Cluster& cluster, const Value& input);

/// Does the network suit the task definition's network mode, and the public address the launch type?
Expected<bool> check_network(Context& context, const world::Launch& launch);

}  // namespace kakoi::sim::services::ecs
