// Instances of EC2: virtual machines that container instances run on.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// Runs `wanted` with an interface in the subnet, of these groups. Null when there is no such subnet.
world::Instance* run_instance(world::Here here, world::Instance wanted, const std::string& subnet_id,
                              world::NetworkInterface interface, bool is_public);

/// It is nobody's any more.
void detach_interface(world::NetworkInterface& interface);

/// The interface that it was run with goes at once, others are detached, and after an hour the instance is not shown
/// any more. What is terminated stays so.
void terminate_instance(world::Here here, world::Instance& instance);

/// A container instance may come from an Auto Scaling group, or from somebody whom nobody saw. What it runs on is then
/// in the default VPC; where there is none, nobody sees it.
void run_unseen(world::Here here, const std::string& id);

}  // namespace kakoi::sim::orchestration
