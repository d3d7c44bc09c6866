// What an Express request says: defaults, the task definition and the network that ECS makes out of it.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::ecs {

/// The members of `input` over those of `old`, which is null for a new service; defaults filled in.
Expected<Value> express_settings(const std::string& service, const Value& input, const Value& old);

/// Registers a task definition of the settings. Its ARN.
Expected<std::string> express_definition(Context& context, const std::string& service, const Value& settings);

/// Where its tasks go: ENABLED in public subnets, DISABLED in private ones; the default VPC when nothing is said.
Expected<world::Awsvpc> express_network(Context& context, const Value& input);

}  // namespace kakoi::sim::services::ecs
