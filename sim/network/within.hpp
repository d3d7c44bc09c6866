// Connections within a VPC: what one network interface can open to another, by security groups and network ACLs.
#pragma once

#include "sim/world/ec2.hpp"

#include <cstdint>

namespace kakoi::sim::network {

/// Does a TCP connection from one interface arrive at a port of the other, and the answer come back? Never between
/// VPCs. An interface without groups, as a network load balancer may have one, lets everything out and in.
bool can_connect(const world::Ec2& ec2, const world::NetworkInterface& from, const world::NetworkInterface& to,
                 std::int64_t port);

}  // namespace kakoi::sim::network
