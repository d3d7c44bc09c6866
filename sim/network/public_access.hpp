// VPC Block Public Access: what it leaves of the ways to and from the internet.
#pragma once

#include "sim/network/view.hpp"

#include <cstdint>
#include <string>

namespace kakoi::sim::network {

enum class Passage : std::uint8_t {
  inward,            ///< a connection that somebody on the internet opens
  public_address,    ///< one that goes out through an internet gateway
  outbound_gateway,  ///< one that goes out through a NAT gateway or an egress-only internet gateway
};

/// `subnet_id` is where the traffic meets the gateway: of a NAT gateway, its own subnet; empty for a regional one.
bool public_access_allows(const View& view, const std::string& vpc_id, const std::string& subnet_id, Passage passage);

}  // namespace kakoi::sim::network
