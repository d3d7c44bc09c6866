// Network interfaces: of tasks, made when a task is attached, gone when it is cleaned up; and of load balancers.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::orchestration {

/// Gives the task an interface in its subnet, with a public address when it is to have one. False: the subnet is gone,
/// or has no address left.
bool attach_interface(world::Here here, world::Task& task);
void remove_interface(world::Here here, world::Task& task);

/// The default group of the VPC, which an interface is in when nothing was asked for.
std::vector<std::string> default_groups(const world::Ec2& ec2, const std::string& vpc_id);

/// Puts an interface of some service into the subnet: `wanted` says what is not the subnet's. With `is_public` it gets
/// a public address unless it has one. Its id; empty when there is no such subnet.
std::string add_interface(world::Here here, const std::string& subnet_id, world::NetworkInterface wanted,
                          bool is_public);

}  // namespace kakoi::sim::orchestration
