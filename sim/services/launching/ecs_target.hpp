// How EventBridge, its scheduler and its pipes say what RunTask is to do: `EcsParameters` beside the ARN of a cluster.
#pragma once

#include "sim/services/constraints.hpp"
#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::launching {

inline constexpr std::string_view kPublicIpSettings[] = {"ENABLED", "DISABLED"};
inline constexpr std::string_view kLaunchTypes[] = {"EC2", "FARGATE", "EXTERNAL"};

/// `arn:PARTITION:ecs:REGION:ACCOUNT:cluster/NAME`.
bool is_cluster(std::string_view arn);
/// Six parts, as an ARN has them.
bool is_arn(std::string_view text);

/// Is the public address asked for where the documentation does not allow it: without the launch type FARGATE?
bool has_misplaced_public_ip(const world::World& world, const Value& ecs_parameters);

/// Only the members that there are, so that what nobody knows is not shown again.
Value known_parameters(const Value& ecs_parameters);

/// The input of RunTask. `overrides` is JSON, or empty.
Value run_task_input(const std::string& cluster, const Value& ecs_parameters, const std::string& overrides);

/// Members in lower camel case, at every depth, as the API of ECS has them: universal targets write them with capitals.
Value lower_camel(const Value& it);

}  // namespace kakoi::sim::services::launching
