// How network interfaces are shown, and get their addresses.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::services::ec2 {

Value interface_shape(const Context& context, const world::NetworkInterface& it);

/// The refusal of a change to what a service of AWS manages. Its code has been observed for the addresses of NAT
/// gateways; that it is the same for interfaces of Fargate has not.
ApiError not_yours();

/// The one that the request names and may change: those of services may only be read.
Expected<world::NetworkInterface*> own_interface(Context& context, const Value& input);

/// What the request wants of IPv6 addresses: those that it names, or so many, or as many as the subnet gives.
std::vector<std::string> ipv6_of(world::Subnet& subnet, const Value& input);
void give(world::NetworkInterface& interface, const std::vector<std::string>& addresses);

}  // namespace kakoi::sim::services::ec2
