// The network interfaces of load balancers, one in each of their subnets, and what becomes of a new one by itself.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::orchestration {

/// From now on the load balancer stands in these subnets: interfaces come and go.
void place_load_balancer(world::Here here, world::LoadBalancer& balancer, const std::vector<std::string>& subnets);

/// Gives all of its interfaces these groups.
void guard_load_balancer(world::Here here, world::LoadBalancer& balancer, const std::vector<std::string>& groups);

/// It is provisioned, and after a while active.
void begin_load_balancer(world::Here here, const world::LoadBalancer& balancer);

/// With its listeners, their rules and its interfaces.
void remove_load_balancer(world::Here here, const std::string& arn);

/// With its rules.
void remove_listener(world::Here here, const std::string& arn);

}  // namespace kakoi::sim::orchestration
