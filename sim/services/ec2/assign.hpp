// Ids and addresses of what is made, and interfaces that services put into subnets.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::services::ec2 {

/// The next private address of the subnet; empty when it has none, or none left.
std::string next_private_ip(const world::Ec2& ec2, world::Subnet& subnet);
/// One in the subnet's IPv6 block; empty when it has none.
std::string next_ipv6(Context& context, const world::Subnet& subnet);
std::string new_mac(world::Ids& ids);

/// How many addresses of the subnet are not in use.
std::int64_t free_addresses(const world::Ec2& ec2, const world::Subnet& subnet);

/// Puts an interface of a service into the subnet, attached, and gives it an address.
world::NetworkInterface& add_interface(Context& context, world::Subnet& subnet, std::string type,
                                       std::string description, std::vector<std::string> groups);

/// The default group of the VPC, when none was asked for.
std::vector<std::string> groups_or_default(const world::Ec2& ec2, std::vector<std::string> asked,
                                           const std::string& vpc_id);

}  // namespace kakoi::sim::services::ec2
