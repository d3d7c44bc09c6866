// The private addresses of a subnet: each is given to one interface, and there is an end of them.
#pragma once

#include "sim/world/world.hpp"

#include <cstdint>
#include <string>

namespace kakoi::sim::network {

/// The next IPv4 address that nobody has; empty when none is left, or the subnet has none at all.
std::string take_address(world::Subnet& subnet);

enum class Taking : std::uint8_t { taken, in_use, outside };

/// That very address, if it is free.
Taking take_address(world::Subnet& subnet, const std::string& wanted);

void give_back(world::Subnet& subnet, const std::string& address);

/// How many are left.
std::int64_t free_addresses(const world::Subnet& subnet);

/// In the subnet's IPv6 block, one that nobody had; empty when it has no such block.
std::string take_ipv6(world::Subnet& subnet);

/// Erases an interface of the account, and gives its address back, though the subnet may be another account's.
void erase_interface(world::Here here, const std::string& id);
/// The same of one whose subnet is the account's own.
void erase_interface(world::Ec2& ec2, const std::string& id);

}  // namespace kakoi::sim::network
