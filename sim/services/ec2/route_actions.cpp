#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidRouteTableID.NotFound";
constexpr std::int64_t kMostPerPage = 100;

FilterValues filter(const Context& context, const world::RouteTable& table, std::string_view name) {
  std::vector<std::string> values;
  if (name == "route-table-id") return {{table.id}};
  if (name == "vpc-id") return {{table.vpc_id}};
  if (name == "owner-id") return {{context.region.account}};
  const bool of_associations = name.starts_with("association.");
  for (const world::RouteTableAssociation& it : table.associations) {
    if (name == "association.main") values.emplace_back(it.subnet_id.empty() ? "true" : "false");
    if (name == "association.subnet-id" && !it.subnet_id.empty()) values.push_back(it.subnet_id);
    if (name == "association.route-table-association-id") values.push_back(it.id);
  }
  const bool of_routes = name == "route.destination-cidr-block" || name == "route.gateway-id" ||
                         name == "route.nat-gateway-id" || name == "route.vpc-endpoint-id";
  for (const world::Route& it : table.routes) {
    if (of_routes) values.push_back(name == "route.destination-cidr-block" ? it.destination : it.target);
  }
  return of_associations || of_routes ? std::optional(values) : std::nullopt;
}

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

Value shape(const Context& context, const world::RouteTable& table) {
  Value routes = Value::array();
  for (const world::Route& it : table.routes) {
    routes.append(Value::object({{std::string(member_of_destination(it.destination)), it.destination},
                                 {std::string(member_of(it.target)), it.target},
                                 {"state", it.is_blackhole ? "blackhole" : "active"},
                                 {"origin", it.origin}}));
  }
  Value associations = Value::array();
  for (const world::RouteTableAssociation& it : table.associations) {
    associations.append(Value::object({{"routeTableAssociationId", it.id},
                                       {"routeTableId", table.id},
                                       {"subnetId", it.subnet_id.empty() ? Value() : Value(it.subnet_id)},
                                       {"main", it.subnet_id.empty()},
                                       {"associationState", Value::object({{"state", "associated"}})}}));
  }
  return Value::object({{"routeTableId", table.id},
                        {"vpcId", table.vpc_id},
                        {"ownerId", context.region.account},
                        {"routeSet", std::move(routes)},
                        {"associationSet", std::move(associations)},
                        {"propagatingVgwSet", Value::array()},
                        {"tagSet", tag_set(table.tags)}});
}

constexpr Kind<world::RouteTable> kKind{.ids = "RouteTableId",
                                        .set = "routeTableSet",
                                        .not_found = kNotFound,
                                        .what = "routeTable",
                                        .most = kMostPerPage,
                                        .filter = filter,
                                        .shape = shape};

Expected<world::RouteTable*> table_of(Context& context, const Value& input) {
  return find(context.region.ec2.route_tables, input.text("RouteTableId"), kNotFound, "routeTable");
}

std::string first_of(const Value& input, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (input.has(name)) return input.text(name);
  }
  return {};
}

std::string destination_of(const Value& input) {
  return first_of(input, {"DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"});
}

world::Route* route_to(world::RouteTable& table, const std::string& destination) {
  const auto found = std::ranges::find(table.routes, destination, &world::Route::destination);
  return found != table.routes.end() ? &*found : nullptr;
}

world::Route route_from(const Value& input) {
  return {
      .destination = destination_of(input),
      .target = first_of(input, {"GatewayId", "NatGatewayId", "TransitGatewayId", "VpcEndpointId", "NetworkInterfaceId",
                                 "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId", "InstanceId"})};
}

}  // namespace

Outcome create_route_table(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input.text("VpcId"), "InvalidVpcID.NotFound", "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  world::RouteTable table{.id = context.world.ids.resource("rtb"), .vpc_id = (*vpc)->id, .tags = tags_of(input)};
  table.routes.push_back({.destination = (*vpc)->cidr, .target = "local", .origin = "CreateRouteTable"});
  Value output = Value::object({{"routeTable", shape(context, table)}});
  ec2.route_tables.emplace(table.id, std::move(table));
  return output;
}

Outcome delete_route_table(Context& context, const Value& input) {
  const auto table = table_of(context, input);
  if (!table) return tl::unexpected(table.error());
  if (!(*table)->associations.empty()) {
    return error("DependencyViolation",
                 "The routeTable '" + (*table)->id + "' has dependencies and cannot be deleted.");
  }
  context.region.ec2.route_tables.erase(std::string((*table)->id));
  return done();
}

Outcome describe_route_tables(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.route_tables, kKind);
}

Outcome associate_route_table(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto table = table_of(context, input);
  if (!table) return tl::unexpected(table.error());
  const auto subnet = find(ec2.subnets, input.text("SubnetId"), "InvalidSubnetID.NotFound", "subnet");
  if (!subnet) return tl::unexpected(subnet.error());
  for (const auto& [id, other] : ec2.route_tables) {
    if (std::ranges::any_of(other.associations, [&](const auto& it) { return it.subnet_id == (*subnet)->id; })) {
      return error("Resource.AlreadyAssociated",
                   "the specified association for route table " + other.id + " conflicts with an existing association");
    }
  }
  const std::string id = context.world.ids.resource("rtbassoc");
  (*table)->associations.push_back({.id = id, .subnet_id = (*subnet)->id});
  return Value::object({{"associationId", id}, {"associationState", Value::object({{"state", "associated"}})}});
}

Outcome disassociate_route_table(Context& context, const Value& input) {
  const std::string id = input.text("AssociationId");
  for (auto& [table_id, table] : context.region.ec2.route_tables) {
    if (std::erase_if(table.associations, [&](const auto& it) { return it.id == id; }) > 0) return done();
  }
  return tl::unexpected(not_found_error("InvalidAssociationID.NotFound", "association", id));
}

Outcome create_route(Context& context, const Value& input) {
  const auto table = table_of(context, input);
  if (!table) return tl::unexpected(table.error());
  world::Route route = route_from(input);
  if (route.destination.empty() || route.target.empty()) {
    return error("MissingParameter", "The request must contain a destination and a target");
  }
  if (route_to(**table, route.destination) != nullptr) {
    return error("RouteAlreadyExists", "The route identified by " + route.destination + " already exists.");
  }
  (*table)->routes.push_back(std::move(route));
  return done();
}

Outcome replace_route(Context& context, const Value& input) {
  const auto table = table_of(context, input);
  if (!table) return tl::unexpected(table.error());
  world::Route made = route_from(input);
  world::Route* route = route_to(**table, made.destination);
  if (route == nullptr) {
    return error("InvalidParameterValue",
                 "There is no route defined for '" + made.destination + "' in the route table.");
  }
  *route = std::move(made);
  return done();
}

Outcome delete_route(Context& context, const Value& input) {
  const auto table = table_of(context, input);
  if (!table) return tl::unexpected(table.error());
  const std::string destination = destination_of(input);
  if (std::erase_if((*table)->routes, [&](const world::Route& it) { return it.destination == destination; }) == 0) {
    return error("InvalidRoute.NotFound",
                 "no route with destination-cidr-block " + destination + " in route table " + (*table)->id);
  }
  return done();
}

}  // namespace kakoi::sim::services::ec2
