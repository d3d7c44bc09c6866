// Ids and addresses of what is made, and interfaces that services put into subnets.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::services::ec2 {

std::string new_mac(world::Ids& ids);

/// InsufficientFreeAddressesInSubnet when so many IPv4 addresses are not left.
Expected<void> check_room(const world::Subnet& subnet, std::int64_t least = 1);

/// Puts an interface of a service into the subnet, attached: with the address, which has been taken for it, else with
/// the next.
world::NetworkInterface& add_interface(Context& context, world::Subnet& subnet, std::string type,
                                       std::string description, std::vector<std::string> groups,
                                       std::string address = {});

/// The default group of the VPC, when none was asked for.
std::vector<std::string> groups_or_default(const world::Ec2& ec2, std::vector<std::string> asked,
                                           const std::string& vpc_id);

}  // namespace kakoi::sim::services::ec2
