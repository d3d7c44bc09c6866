#include "sim/network/routes.hpp"

#include "sim/network/probes.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace kakoi::sim::network {
namespace {

template <typename T>
const T* find(const std::map<std::string, T>& all, const std::string& id) {
  const auto found = all.find(id);
  return found != all.end() ? &found->second : nullptr;
}

bool nat_is_there(const world::NatGateway& nat) { return nat.state == "available" || nat.state == "pending"; }

/// The bits of the prefix by which the route covers the address.
std::optional<unsigned> bits_of(const View& view, const world::Route& route, const Ip& address) {
  if (!route.destination.starts_with("pl-")) {
    const auto block = parse_ip_block(route.destination);
    return block && block->contains(address) ? std::optional(block->bits) : std::nullopt;
  }
  std::optional<unsigned> longest;
  if (const world::PrefixList* list = view.prefix_list(route.destination)) {
    for (const world::PrefixListEntry& entry : list->entries()) {
      const auto block = parse_ip_block(entry.cidr);
      if (block && block->contains(address)) longest = std::max(longest.value_or(0), block->bits);
    }
  }
  return longest;
}

/// The lower, the better.
int rank_of(const world::Route& route) {
  if (route.target == "local") return 0;
  if (route.origin == "EnableVgwRoutePropagation") return 3;
  return route.destination.starts_with("pl-") ? 2 : 1;
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
      if (association.is_main()) main = &table;
    }
  }
  return main;
}

bool is_attached(const world::Ec2& ec2, const std::string& gateway_id, const std::string& vpc_id) {
  const world::InternetGateway* gateway = find(ec2.internet_gateways, gateway_id);
  return gateway != nullptr && gateway->vpc_id == vpc_id;
}

bool leads_somewhere(const world::Ec2& ec2, const world::RouteTable& table, const world::Route& route) {
  const std::string& id = route.target;
  if (id == "local") return true;
  if (id.starts_with("igw-")) return is_attached(ec2, id, table.vpc_id);
  if (const auto* it = find(ec2.nat_gateways, id)) return nat_is_there(*it);
  if (const auto* it = find(ec2.egress_only_gateways, id)) return it->vpc_id == table.vpc_id;
  if (const auto* it = find(ec2.vpn_gateways, id)) return it->vpc_id == table.vpc_id;
  if (const auto* it = find(ec2.peerings, id)) return it->status == "active";
  if (const auto* it = find(ec2.endpoints, id)) return it->state == "available" || it->state == "pending";
  // An interface that is attached to nothing forwards nothing.
  if (const auto* it = find(ec2.interfaces, id)) return !it->attachment_id.empty();
  return id.starts_with("tgw-") && std::ranges::any_of(ec2.transit_attachments, [&](const auto& it) {
           return it.second.gateway_id == id && it.second.vpc_id == table.vpc_id && it.second.state == "available";
         });
}

const world::Route* route_of(const View& view, const world::RouteTable& table, const Ip& address) {
  const world::Route* best = nullptr;
  unsigned best_bits = 0;
  for (const world::Route& route : table.routes) {
    const auto bits = bits_of(view, route, address);
    if (!bits) continue;
    if (best == nullptr || *bits > best_bits || (*bits == best_bits && rank_of(route) < rank_of(*best))) {
      best = &route;
      best_bits = *bits;
    }
  }
  return best;
}

bool is_public(const View& view, const std::string& subnet_id) {
  const world::RouteTable* table = table_of(view.vpcs, subnet_id);
  return table != nullptr && std::ranges::any_of(internet_probes(false), [&](const Ip& address) {
           const world::Route* route = route_of(view, *table, address);
           return route != nullptr && is_attached(view.vpcs, route->target, table->vpc_id);
         });
}

}  // namespace kakoi::sim::network
