// Addresses that stand for the internet: in each half of it, since two routes /1 do what one /0 does.
#pragma once

#include "sim/network/ip.hpp"

#include <array>

namespace kakoi::sim::network {

/// Whoever reaches all of them reaches the internet.
const std::array<Ip, 2>& internet_probes(bool is_v6);

/// The address under which NAT64 has the IPv4 address.
Ip nat64_of(const Ip& address);

}  // namespace kakoi::sim::network
