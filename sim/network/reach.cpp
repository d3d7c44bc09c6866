#include "sim/network/reach.hpp"

#include "sim/network/blocks.hpp"
#include "sim/network/filters.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

constexpr std::int64_t kHttps = 443;
// Some address out there that is in no VPC: of the block that is kept for documents.
constexpr std::uint32_t kOutside = 0xCB007101;
constexpr std::string_view kEverywhere = "0.0.0.0/0";

const world::Route* route_to(const world::RouteTable& table, std::string_view destination) {
  const auto found = std::ranges::find_if(
      table.routes, [&](const world::Route& it) { return it.destination == destination && !it.is_blackhole; });
  return found != table.routes.end() ? &*found : nullptr;
}

bool leads_out(const world::Ec2& ec2, const world::Route& route, const std::string& vpc_id) {
  const auto gateway = ec2.internet_gateways.find(route.target);
  return gateway != ec2.internet_gateways.end() && gateway->second.vpc_id == vpc_id;
}

/// A public NAT gateway that itself stands in a public subnet.
bool translates(const world::Ec2& ec2, const world::Route& route) {
  const auto nat = ec2.nat_gateways.find(route.target);
  return nat != ec2.nat_gateways.end() && nat->second.state == "available" && nat->second.connectivity == "public" &&
         is_public(ec2, nat->second.subnet_id) && acl_allows_in(ec2, nat->second.subnet_id, kOutside, kHttps);
}

bool can_reach_internet(const world::Ec2& ec2, const Source& source) {
  const world::RouteTable* table = table_of(ec2, source.subnet_id);
  const world::Route* route = table != nullptr ? route_to(*table, kEverywhere) : nullptr;
  if (route == nullptr) return false;
  const bool has_path = leads_out(ec2, *route, table->vpc_id) ? source.has_public_ip : translates(ec2, *route);
  return has_path &&
         groups_allow_out(ec2, source.groups, {.address = kOutside, .groups = {}, .prefix_list = {}}, kHttps) &&
         acl_allows_out(ec2, source.subnet_id, kOutside, kHttps);
}

/// The address at which the endpoint is reached: of its subnet of the same zone, or of any.
std::uint32_t address_in(const world::Ec2& ec2, const world::VpcEndpoint& endpoint) {
  for (const std::string& id : endpoint.subnets) {
    const auto subnet = ec2.subnets.find(id);
    const auto block = subnet != ec2.subnets.end() ? parse_block(subnet->second.cidr) : std::nullopt;
    if (block) return block->first + 4;
  }
  return 0;
}

bool can_reach_endpoint(const world::Ec2& ec2, const world::VpcEndpoint& endpoint, const Source& source) {
  const std::uint32_t there = address_in(ec2, endpoint);
  const std::uint32_t here = parse_address(source.private_ip).value_or(0);
  const bool is_same_subnet = std::ranges::find(endpoint.subnets, source.subnet_id) != endpoint.subnets.end();
  return groups_allow_out(ec2, source.groups, {.address = there, .groups = endpoint.groups, .prefix_list = {}},
                          kHttps) &&
         groups_allow_in(ec2, endpoint.groups, {.address = here, .groups = source.groups, .prefix_list = {}}, kHttps) &&
         // Traffic within a subnet passes no ACL.
         (is_same_subnet || acl_allows_out(ec2, source.subnet_id, there, kHttps));
}

bool has_private_dns(const world::Ec2& ec2, const world::VpcEndpoint& endpoint) {
  const auto vpc = ec2.vpcs.find(endpoint.vpc_id);
  return endpoint.private_dns && vpc != ec2.vpcs.end() && vpc->second.dns_support && vpc->second.dns_hostnames;
}

bool can_pass_gateway(const world::Ec2& ec2, const world::RouteTable& table, const world::VpcEndpoint& endpoint,
                      const Source& source) {
  const auto route = std::ranges::find(table.routes, endpoint.id, &world::Route::target);
  return route != table.routes.end() &&
         groups_allow_out(ec2, source.groups, {.address = kOutside, .groups = {}, .prefix_list = route->destination},
                          kHttps) &&
         acl_allows_out(ec2, source.subnet_id, kOutside, kHttps);
}

}  // namespace

const world::RouteTable* table_of(const world::Ec2& ec2, const std::string& subnet_id) {
  const auto subnet = ec2.subnets.find(subnet_id);
  if (subnet == ec2.subnets.end()) return nullptr;
  const world::RouteTable* main = nullptr;
  for (const auto& [id, table] : ec2.route_tables) {
    if (table.vpc_id != subnet->second.vpc_id) continue;
    for (const world::RouteTableAssociation& association : table.associations) {
      if (association.subnet_id == subnet_id) return &table;
      if (association.subnet_id.empty()) main = &table;
    }
  }
  return main;
}

bool is_public(const world::Ec2& ec2, const std::string& subnet_id) {
  const world::RouteTable* table = table_of(ec2, subnet_id);
  const world::Route* route = table != nullptr ? route_to(*table, kEverywhere) : nullptr;
  return route != nullptr && leads_out(ec2, *route, table->vpc_id);
}

bool can_reach(const world::Ec2& ec2, std::string_view region, const Source& source, const Destination& destination) {
  const auto subnet = ec2.subnets.find(source.subnet_id);
  if (subnet == ec2.subnets.end()) return false;
  const world::RouteTable* table = table_of(ec2, source.subnet_id);
  const std::string name = "com.amazonaws." + std::string(region) + "." + destination.service;
  for (const auto& [id, endpoint] : ec2.endpoints) {
    if (destination.service.empty() || endpoint.vpc_id != subnet->second.vpc_id || endpoint.service_name != name)
      continue;
    if (endpoint.type == "Gateway") {
      const bool is_routed =
          table != nullptr && std::ranges::find(endpoint.route_tables, table->id) != endpoint.route_tables.end();
      // A gateway endpoint takes the traffic over; there is no other way for it then.
      if (is_routed) return can_pass_gateway(ec2, *table, endpoint, source);
    } else if (has_private_dns(ec2, endpoint)) {
      // The name leads to the endpoint, for the whole VPC, whether that lets anything in or not.
      return can_reach_endpoint(ec2, endpoint, source);
    }
  }
  return can_reach_internet(ec2, source);
}

}  // namespace kakoi::sim::network
