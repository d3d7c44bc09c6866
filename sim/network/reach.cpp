#include "sim/network/reach.hpp"

#include "sim/network/filters.hpp"
#include "sim/network/managed_lists.hpp"
#include "sim/network/outward.hpp"
#include "sim/network/policy.hpp"
#include "sim/network/probes.hpp"
#include "sim/network/routes.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

constexpr std::string_view kAwsResolver = "AmazonProvidedDNS";

enum class Names : std::uint8_t { none, public_only, all };

/// What names the VPC's resolver knows. One of the customer's own may or may not ask AWS's.
Names names_in(const View& view, const world::Vpc& vpc) {
  const auto options = view.vpcs.dhcp_options.find(vpc.dhcp_options);
  if (options != view.vpcs.dhcp_options.end()) {
    const auto servers = options->second.configurations.find("domain-name-servers");
    const bool is_custom = servers != options->second.configurations.end() &&
                           std::ranges::find(servers->second, kAwsResolver) == servers->second.end();
    if (is_custom) return view.quirks.custom_dns_knows_private_names ? Names::all : Names::public_only;
  }
  if (!vpc.dns_support) return Names::none;
  return vpc.dns_hostnames ? Names::all : Names::public_only;
}

/// The interface that the endpoint's name leads to: in the zone of the source if there is one.
const world::NetworkInterface* interface_of(const View& view, const world::VpcEndpoint& endpoint,
                                            const std::string& zone) {
  const world::NetworkInterface* found = nullptr;
  for (const std::string& id : endpoint.interfaces) {
    const auto interface = view.vpcs.interfaces.find(id);
    if (interface == view.vpcs.interfaces.end()) continue;
    if (found == nullptr || (interface->second.zone == zone && found->zone != zone)) found = &interface->second;
  }
  return found;
}

Answer by_interface_endpoint(const View& view, const Source& source, const Destination& destination,
                             const world::VpcEndpoint& endpoint) {
  const world::Subnet* subnet = view.subnet(source.subnet_id);
  const world::NetworkInterface* interface = interface_of(view, endpoint, subnet->zone);
  if (interface == nullptr) return lost(endpoint.id, "the endpoint stands in no subnet");
  const bool has_no_ipv6 = endpoint.address_type == "ipv4" ||
                           (destination.service.starts_with("ecr.") && !view.quirks.ecr_endpoint_has_ipv6);
  if (source.private_ip.empty() && has_no_ipv6) return lost(endpoint.id, "the endpoint has no IPv6 address");
  Answer answer = reach_interface(view, source, *interface, destination.port);
  answer.way = endpoint.id;
  if (answer.arrives() && !policy_allows(endpoint.policy, destination.action, destination.resource)) {
    return {.arrival = Arrival::refused, .way = endpoint.id, .why = "the policy of the endpoint does not allow it"};
  }
  return answer;
}

const world::VpcEndpoint* endpoint_named(const View& view, const std::string& vpc_id, const std::string& service) {
  const std::string name = "com.amazonaws." + std::string(view.region) + "." + service;
  if (service == "s3" && !view.quirks.layers_by_interface_endpoint) return nullptr;
  const auto found = std::ranges::find_if(view.vpcs.endpoints, [&](const auto& it) {
    return it.second.vpc_id == vpc_id && it.second.service_name == name && it.second.type == "Interface" &&
           it.second.private_dns && it.second.state == "available";
  });
  return found != view.vpcs.endpoints.end() ? &found->second : nullptr;
}

/// The addresses that the destination's name stands for, outside of the VPC.
std::vector<Ip> addresses_of(const View& view, const Destination& destination, bool is_v6) {
  const std::string name = "com.amazonaws." + std::string(view.region) + "." + destination.service;
  const world::PrefixList* list = is_v6 ? nullptr : list_of_service(view.region, name);
  std::vector<Ip> addresses;
  if (list == nullptr) {
    addresses.assign(internet_probes(is_v6).begin(), internet_probes(is_v6).end());
    return addresses;
  }
  constexpr std::uint64_t kHost = 10;
  for (const world::PrefixListEntry& entry : list->entries()) {
    addresses.push_back(plus(parse_ip_block(entry.cidr)->first, kHost));
  }
  return addresses;
}

Answer reach_all(const View& view, const Source& source, const Destination& destination,
                 const std::vector<Ip>& addresses) {
  Answer answer;
  for (const Ip& address : addresses) {
    answer = reach_address(view, source, destination, address);
    if (!answer.arrives()) return answer;
  }
  return answer;
}

Answer over_ipv6(const View& view, const Source& source, const Destination& destination, const world::Subnet& subnet) {
  if (destination.has_ipv6) return reach_all(view, source, destination, addresses_of(view, destination, true));
  if (!subnet.dns64) return lost("", "it has no IPv6 address");
  std::vector<Ip> addresses;
  for (const Ip& address : addresses_of(view, destination, false)) {
    addresses.push_back(nat64_of(address));
  }
  return reach_all(view, source, destination, addresses);
}

Answer over_internet(const View& view, const Source& source, const Destination& destination,
                     const world::Subnet& subnet) {
  if (source.private_ip.empty()) return over_ipv6(view, source, destination, subnet);
  Answer answer = reach_all(view, source, destination, addresses_of(view, destination, false));
  if (answer.arrives() || source.ipv6.empty() || !destination.has_ipv6) return answer;
  Answer other = over_ipv6(view, source, destination, subnet);
  return other.arrives() ? other : answer;
}

}  // namespace

Source source_of(const world::NetworkInterface& interface) {
  return {.subnet_id = interface.subnet_id,
          .private_ip = interface.private_ip,
          .ipv6 = interface.ipv6,
          .has_public_ip = !interface.public_ip.empty(),
          .groups = interface.groups};
}

Answer reach(const View& view, const Source& source, const Destination& destination) {
  const world::Subnet* subnet = view.subnet(source.subnet_id);
  const world::Vpc* vpc = subnet != nullptr ? view.vpc(subnet->vpc_id) : nullptr;
  if (vpc == nullptr) return lost("", "there is no subnet " + source.subnet_id);
  const Names names = names_in(view, *vpc);
  if (names == Names::none) {
    return {.arrival = Arrival::unresolved, .way = {}, .why = "the VPC does not resolve names"};
  }
  if (!destination.service.empty() && names == Names::all) {
    // The name leads to the endpoint, for the whole VPC, whether that lets anything in or not.
    if (const world::VpcEndpoint* endpoint = endpoint_named(view, vpc->id, destination.service)) {
      return by_interface_endpoint(view, source, destination, *endpoint);
    }
  }
  return over_internet(view, source, destination, *subnet);
}

Answer reach_interface(const View& view, const Source& source, const world::NetworkInterface& interface,
                       std::int64_t port) {
  const bool is_v6 = source.private_ip.empty() || interface.private_ip.empty();
  const auto here = parse_ip(is_v6 ? source.ipv6 : source.private_ip);
  const auto there = parse_ip(is_v6 ? interface.ipv6 : interface.private_ip);
  if (!here || !there) return lost(interface.id, "the two have no addresses of one kind");
  const world::RouteTable* table = table_of(view.vpcs, source.subnet_id);
  const world::Route* route = table != nullptr ? route_of(view, *table, *there) : nullptr;
  if (route == nullptr || route->target != "local" || table->vpc_id != interface.vpc_id) {
    return lost(interface.id, "no local route leads to " + text_of(*there));
  }
  if (!groups_allow(view, source.groups, Direction::out, {.address = *there, .groups = interface.groups}, port)) {
    return lost(interface.id, "the security groups let nothing out to " + text_of(*there));
  }
  if (!groups_allow(view, interface.groups, Direction::in, {.address = *here, .groups = source.groups}, port)) {
    return lost(interface.id, "its security groups let nothing in from " + text_of(*here));
  }
  const Ports ports{.first = port, .last = port};
  const bool passes = source.subnet_id == interface.subnet_id ||
                      (acl_passes_all(view, source.subnet_id, Direction::out, *there, ports) &&
                       acl_passes_all(view, source.subnet_id, Direction::in, *there, kEphemeral) &&
                       acl_passes_all(view, interface.subnet_id, Direction::in, *here, ports) &&
                       acl_passes_all(view, interface.subnet_id, Direction::out, *here, kEphemeral));
  if (!passes) return lost(interface.id, "a network ACL stops it, or the answer");
  return {.arrival = Arrival::arrives, .way = interface.id, .why = {}};
}

bool is_public(const world::Ec2& ec2, const std::string& subnet_id) {
  return is_public(View{.vpcs = ec2, .own = ec2}, subnet_id);
}

}  // namespace kakoi::sim::network
