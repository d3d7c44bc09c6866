#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include "sim/network/routes.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kMostPerPage = 100;

constexpr std::array kFilters = {
    Filter{"route-table-id", "routeTableId"},
    Filter{"vpc-id", "vpcId"},
    Filter{"owner-id", "ownerId"},
    Filter{"association.main", "associationSet.main"},
    Filter{"association.subnet-id", "associationSet.subnetId"},
    Filter{"association.gateway-id", "associationSet.gatewayId"},
    Filter{"association.route-table-id", "associationSet.routeTableId"},
    Filter{"association.route-table-association-id", "associationSet.routeTableAssociationId"},
    Filter{"route.destination-cidr-block", "routeSet.destinationCidrBlock"},
    Filter{"route.destination-ipv6-cidr-block", "routeSet.destinationIpv6CidrBlock"},
    Filter{"route.destination-prefix-list-id", "routeSet.destinationPrefixListId"},
    Filter{"route.egress-only-internet-gateway-id", "routeSet.egressOnlyInternetGatewayId"},
    Filter{"route.gateway-id", "routeSet.gatewayId"},
    Filter{"route.instance-id", "routeSet.instanceId"},
    Filter{"route.nat-gateway-id", "routeSet.natGatewayId"},
    Filter{"route.transit-gateway-id", "routeSet.transitGatewayId"},
    Filter{"route.vpc-peering-connection-id", "routeSet.vpcPeeringConnectionId"},
    Filter{"route.origin", "routeSet.origin"},
    Filter{"route.state", "routeSet.state"},
};

/// The member that names a route's target.
std::string_view member_of(std::string_view target) {
  if (target.starts_with("nat-")) return "natGatewayId";
  if (target.starts_with("tgw-")) return "transitGatewayId";
  if (target.starts_with("eni-")) return "networkInterfaceId";
  if (target.starts_with("pcx-")) return "vpcPeeringConnectionId";
  if (target.starts_with("eigw-")) return "egressOnlyInternetGatewayId";
  return "gatewayId";
}

std::string_view member_of_destination(std::string_view destination) {
  if (destination.starts_with("pl-")) return "destinationPrefixListId";
  return destination.find(':') != std::string_view::npos ? "destinationIpv6CidrBlock" : "destinationCidrBlock";
}

Value associated() { return Value::object({{"state", "associated"}}); }

/// The tables of a subnet's owner lead to things that stand in the owner's network.
const world::Ec2& network_of(const Context& context, const world::RouteTable& table) {
  const std::string owner = owner_of_vpc(context, table.vpc_id);
  return owner == context.region.account ? context.region.ec2
                                         : context.world.account(owner).region(context.region.name).ec2;
}

Value shape(const Context& context, const world::RouteTable& table) {
  const world::Ec2& ec2 = network_of(context, table);
  Value routes = Value::array();
  for (const world::Route& it : table.routes) {
    routes.append(Value::object({{std::string(member_of_destination(it.destination)), it.destination},
                                 {std::string(member_of(it.target)), it.target},
                                 {"state", network::leads_somewhere(ec2, table, it) ? "active" : "blackhole"},
                                 {"origin", it.origin}}));
  }
  Value associations = Value::array();
  for (const world::RouteTableAssociation& it : table.associations) {
    associations.append(Value::object({{"routeTableAssociationId", it.id},
                                       {"routeTableId", table.id},
                                       {"subnetId", it.subnet_id.empty() ? Value() : Value(it.subnet_id)},
                                       {"gatewayId", it.gateway_id.empty() ? Value() : Value(it.gateway_id)},
                                       {"main", it.is_main()},
                                       {"associationState", associated()}}));
  }
  Value propagating = Value::array();
  for (const std::string& id : table.propagating) {
    propagating.append(Value::object({{"gatewayId", id}}));
  }
  return Value::object({{"routeTableId", table.id},
                        {"vpcId", table.vpc_id},
                        {"ownerId", owner_of_vpc(context, table.vpc_id)},
                        {"routeSet", std::move(routes)},
                        {"associationSet", std::move(associations)},
                        {"propagatingVgwSet", std::move(propagating)},
                        {"tagSet", tag_set(table.tags)}});
}

constexpr Kind<world::RouteTable> kTables{
    .naming = kRouteTable, .set = "routeTableSet", .most = kMostPerPage, .filters = kFilters, .shape = shape};

/// The table with the association of that id.
struct Found {
  world::RouteTable* table = nullptr;
  std::size_t index = 0;
};

Expected<Found> association_of(world::Ec2& ec2, const std::string& id) {
  for (auto& [table_id, table] : ec2.route_tables) {
    const auto it = std::ranges::find(table.associations, id, &world::RouteTableAssociation::id);
    if (it != table.associations.end()) {
      return Found{.table = &table, .index = static_cast<std::size_t>(it - table.associations.begin())};
    }
  }
  return error("InvalidAssociationID.NotFound", "The association ID '" + id + "' does not exist");
}

}  // namespace

Outcome create_route_table(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  world::RouteTable table{.id = context.world.ids.resource("rtb"), .vpc_id = (*vpc)->id, .tags = tags_of(input)};
  const auto add_local = [&](const std::string& cidr) {
    table.routes.push_back({.destination = cidr, .target = "local", .origin = "CreateRouteTable"});
  };
  add_local((*vpc)->cidr);
  std::ranges::for_each((*vpc)->more_cidrs, add_local, &world::CidrAssociation::cidr);
  std::ranges::for_each((*vpc)->ipv6_cidrs, add_local, &world::CidrAssociation::cidr);
  Value output = Value::object({{"routeTable", shape(context, table)}});
  ec2.route_tables.emplace(table.id, std::move(table));
  return output;
}

Outcome delete_route_table(Context& context, const Value& input) {
  const auto table = find(context.region.ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  if (!(*table)->associations.empty()) return tl::unexpected(dependency_violation("routeTable", (*table)->id));
  const std::string id = (*table)->id;
  for (auto& [endpoint_id, endpoint] : context.region.ec2.endpoints) {
    std::erase(endpoint.route_tables, id);
  }
  context.region.ec2.route_tables.erase(id);
  return done();
}

Outcome describe_route_tables(Context& context, const Value& input) {
  constexpr auto kIsShared = [](const world::RouteTable& table, const world::Subnet& subnet) {
    return std::ranges::any_of(table.associations, [&](const auto& it) { return it.subnet_id == subnet.id; }) ||
           (table.vpc_id == subnet.vpc_id &&
            std::ranges::any_of(table.associations, [](const auto& it) { return it.is_main(); }));
  };
  return describe(context, input, with_shared<world::RouteTable>(context, &world::Ec2::route_tables, kIsShared),
                  kTables);
}

Outcome associate_route_table(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto table = find(ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  const std::string gateway = input.text("GatewayId");
  world::RouteTableAssociation made{.id = {}, .subnet_id = input.text("SubnetId"), .gateway_id = gateway};
  if (gateway.empty()) {
    const auto subnet = find(ec2.subnets, input, kSubnet);
    if (!subnet) return tl::unexpected(subnet.error());
    if ((*subnet)->vpc_id != (*table)->vpc_id) {
      return error("InvalidParameterValue",
                   "Route table " + (*table)->id + " and subnet " + (*subnet)->id + " belong to different networks");
    }
  } else if (!ec2.internet_gateways.contains(gateway) && !ec2.vpn_gateways.contains(gateway)) {
    return error("InvalidGatewayID.NotFound", "The gateway ID '" + gateway + "' does not exist");
  }
  for (const auto& [id, other] : ec2.route_tables) {
    const bool is_associated = std::ranges::any_of(other.associations, [&](const auto& it) {
      return !it.is_main() && it.subnet_id == made.subnet_id && it.gateway_id == made.gateway_id;
    });
    if (is_associated) {
      return error("Resource.AlreadyAssociated",
                   "the specified association for route table " + other.id + " conflicts with an existing association");
    }
  }
  made.id = context.world.ids.resource("rtbassoc");
  Value output = Value::object({{"associationId", made.id}, {"associationState", associated()}});
  (*table)->associations.push_back(std::move(made));
  return output;
}

Outcome disassociate_route_table(Context& context, const Value& input) {
  const auto found = association_of(context.region.ec2, input.text("AssociationId"));
  if (!found) return tl::unexpected(found.error());
  auto& associations = found->table->associations;
  const auto it = associations.begin() + static_cast<std::ptrdiff_t>(found->index);
  if (it->is_main()) {
    return error("InvalidParameterValue",
                 "cannot disassociate the main route table association " + input.text("AssociationId"));
  }
  associations.erase(it);
  return done();
}

Outcome replace_route_table_association(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto table = find(ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  const auto found = association_of(ec2, input.text("AssociationId"));
  if (!found) return tl::unexpected(found.error());
  auto& associations = found->table->associations;
  const auto it = associations.begin() + static_cast<std::ptrdiff_t>(found->index);
  world::RouteTableAssociation moved = *it;
  associations.erase(it);
  moved.id = context.world.ids.resource("rtbassoc");
  Value output = Value::object({{"newAssociationId", moved.id}, {"associationState", associated()}});
  (*table)->associations.push_back(std::move(moved));
  return output;
}

}  // namespace kakoi::sim::services::ec2
