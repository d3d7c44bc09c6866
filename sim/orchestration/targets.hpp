// Targets: registered, checked again and again, drained. A check arrives when the load balancer's interfaces can reach
// the target by the VPC's rules; everything that is reached answers 200.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::orchestration {

/// Why a target that is in no load balancer's way is not checked.
inline constexpr std::string_view kNotInUse = "Target.NotInUse";

/// Null when it is not registered there.
world::RegisteredTarget* find_target(world::TargetGroup& group, const std::string& id, std::int64_t port);
const world::RegisteredTarget* find_target(const world::TargetGroup& group, const std::string& id, std::int64_t port);

/// Registers it and sets its checks going; one that drains comes back.
void register_target(world::Here here, const std::string& group_arn, const std::string& id, std::int64_t port,
                     const std::string& zone = {});

/// Drains it, and then it is gone. The seconds that this takes; nought when it is not registered.
double deregister_target(world::Here here, const std::string& group_arn, const std::string& id, std::int64_t port);

/// Looks at all targets of the region at once, when listeners, rules or load balancers have changed: which are in use?
void look_at_targets(world::Here here);

}  // namespace kakoi::sim::orchestration
