// The IPv6 addresses of network interfaces.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/interfaces.hpp"

#include "sim/network/addresses.hpp"

#include <algorithm>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

/// The first of the others becomes the one.
void take(world::NetworkInterface& interface, const std::string& address) {
  std::erase(interface.more_ipv6, address);
  if (interface.ipv6 != address) return;
  interface.ipv6.clear();
  if (interface.more_ipv6.empty()) return;
  interface.ipv6 = interface.more_ipv6.front();
  interface.more_ipv6.erase(interface.more_ipv6.begin());
}

}  // namespace

ApiError not_yours() {
  return {
      .code = "AuthFailure", .message = "You do not have permission to access the specified resource.", .status = 403};
}

Expected<world::NetworkInterface*> own_interface(Context& context, const Value& input) {
  auto interface = find(context.region.ec2.interfaces, input, kInterface);
  if (interface && (*interface)->is_requester_managed) {
    return tl::unexpected(not_yours());
  }
  return interface;
}

std::vector<std::string> ipv6_of(world::Subnet& subnet, const Value& input) {
  std::vector<std::string> addresses = input.texts_of("Ipv6Addresses");
  for (const Value& it : input["Ipv6Addresses"].items()) {
    if (it.has("Ipv6Address")) addresses.push_back(it.text("Ipv6Address"));
  }
  const std::int64_t count = input.integer("Ipv6AddressCount", addresses.empty() && subnet.assigns_ipv6 ? 1 : 0);
  for (std::int64_t i = 0; i < std::min<std::int64_t>(count, 16); ++i) {
    addresses.push_back(network::take_ipv6(subnet));
  }
  std::erase(addresses, "");
  return addresses;
}

void give(world::NetworkInterface& interface, const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    if (interface.ipv6.empty()) {
      interface.ipv6 = address;
    } else {
      interface.more_ipv6.push_back(address);
    }
  }
}

Outcome assign_ipv6_addresses(Context& context, const Value& input) {
  const auto interface = own_interface(context, input);
  if (!interface) return tl::unexpected(interface.error());
  world::Subnet& subnet = context.region.ec2.subnets.at((*interface)->subnet_id);
  if (subnet.ipv6_cidr.empty()) {
    return error("InvalidParameterValue", "The subnet " + subnet.id + " has no IPv6 CIDR block");
  }
  const auto addresses = ipv6_of(subnet, input);
  give(**interface, addresses);
  return Value::object({{"networkInterfaceId", (*interface)->id}, {"assignedIpv6Addresses", Value::texts(addresses)}});
}

Outcome unassign_ipv6_addresses(Context& context, const Value& input) {
  const auto interface = own_interface(context, input);
  if (!interface) return tl::unexpected(interface.error());
  const auto addresses = input.texts_of("Ipv6Addresses");
  for (const std::string& address : addresses) {
    const auto& more = (*interface)->more_ipv6;
    if ((*interface)->ipv6 != address && std::ranges::find(more, address) == more.end()) {
      return error("InvalidParameterValue",
                   "Some of the specified addresses are not assigned to interface " + (*interface)->id);
    }
  }
  for (const std::string& address : addresses) {
    take(**interface, address);
  }
  return Value::object(
      {{"networkInterfaceId", (*interface)->id}, {"unassignedIpv6Addresses", Value::texts(addresses)}});
}

}  // namespace kakoi::sim::services::ec2
