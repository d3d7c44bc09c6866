// From a subnet to one address outside of the VPC, gateway by gateway.
#pragma once

#include "sim/network/reach.hpp"

namespace kakoi::sim::network {

/// To `address`, of the family of one of the source's own addresses.
Answer reach_address(const View& view, const Source& source, const Destination& destination, const Ip& address);

inline Answer lost(std::string way, std::string why) {
  return {.arrival = Arrival::lost, .way = std::move(way), .why = std::move(why)};
}

}  // namespace kakoi::sim::network
