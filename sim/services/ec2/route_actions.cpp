#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include "sim/network/ip.hpp"
#include "sim/network/managed_lists.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kMostRoutes = 500;

struct TargetMember {
  std::string_view name;
  std::string_view not_found;
  std::string_view what;
};

constexpr std::array<TargetMember, 8> kTargets = {{
    {"GatewayId", "InvalidGatewayID.NotFound", "gateway"},
    {"NatGatewayId", "InvalidNatGatewayID.NotFound", "natGateway"},
    {"TransitGatewayId", "InvalidTransitGatewayID.NotFound", "transitGateway"},
    {"VpcEndpointId", "InvalidVpcEndpointId.NotFound", "vpcEndpoint"},
    {"NetworkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "networkInterface"},
    {"VpcPeeringConnectionId", "InvalidVpcPeeringConnectionID.NotFound", "vpcPeeringConnection"},
    {"EgressOnlyInternetGatewayId", "InvalidGatewayID.NotFound", "gateway"},
    {"InstanceId", "InvalidInstanceID.NotFound", "instance"},
}};

/// The VPC in which the target stands; empty where it may be in any; nothing when it does not exist.
std::optional<std::string> vpc_of_target(const world::Ec2& ec2, const std::string& id) {
  const auto in = [&](const auto& all) -> std::optional<std::string> {
    const auto found = all.find(id);
    return found != all.end() ? std::optional(found->second.vpc_id) : std::nullopt;
  };
  if (id == "local") return "";
  if (const auto it = in(ec2.internet_gateways)) return it->empty() ? "none" : *it;
  if (const auto it = in(ec2.vpn_gateways)) return it->empty() ? "none" : *it;
  for (const auto& found :
       {in(ec2.nat_gateways), in(ec2.endpoints), in(ec2.interfaces), in(ec2.egress_only_gateways)}) {
    if (found) return found;
  }
  if (ec2.peerings.contains(id)) return "";
  for (const auto& [attachment_id, attachment] : ec2.transit_attachments) {
    if (attachment.gateway_id == id) return "";
  }
  return ec2.transit_gateways.contains(id) ? std::optional<std::string>("none") : std::nullopt;
}

Expected<std::string> target_of(const world::Ec2& ec2, const world::RouteTable& table, const Value& input) {
  if (input.boolean("LocalTarget")) return std::string("local");
  const auto* member =
      std::ranges::find_if(kTargets, [&](const TargetMember& it) { return !input.text(it.name).empty(); });
  if (member == kTargets.end()) {
    return error("MissingParameter",
                 "The request must contain exactly one of: gatewayId, natGatewayId, networkInterfaceId, "
                 "vpcPeeringConnectionId, vpcEndpointId, egressOnlyInternetGatewayId, transitGatewayId, instanceId");
  }
  std::string id = input.text(member->name);
  const auto vpc_id = vpc_of_target(ec2, id);
  if (!vpc_id) {
    return error(std::string(member->not_found),
                 "The " + std::string(member->what) + " ID '" + id + "' does not exist");
  }
  if (!vpc_id->empty() && *vpc_id != table.vpc_id) {
    return error("InvalidParameterValue", "route table " + table.id + " and network " + std::string(member->what) +
                                              " " + id + " belong to different networks");
  }
  return id;
}

/// In the form in which it is kept.
Expected<std::string> destination_of(const Context& context, const Value& input) {
  const std::string list = input.text("DestinationPrefixListId");
  if (!list.empty()) {
    const bool is_there = context.region.ec2.prefix_lists.contains(list) ||
                          network::managed_prefix_list(context.region.name, list) != nullptr;
    if (!is_there) return tl::unexpected(not_found(kPrefixList, list));
    return list;
  }
  for (const std::string_view name : {"DestinationCidrBlock", "DestinationIpv6CidrBlock"}) {
    const std::string cidr = input.text(name);
    if (cidr.empty()) continue;
    const auto block = network::parse_ip_block(cidr);
    if (block && block->first.is_v6 == (name == "DestinationIpv6CidrBlock")) return text_of(*block);
    return error("InvalidParameterValue", "Value (" + cidr + ") for parameter d" + std::string(name.substr(1)) +
                                              " is invalid. This is not a valid CIDR block.");
  }
  return error("MissingParameter",
               "The request must contain exactly one of: destinationCidrBlock, destinationIpv6CidrBlock, "
               "destinationPrefixListId");
}

struct Asked {
  world::RouteTable* table = nullptr;
  world::Route route = {};
};

Expected<Asked> asked_of(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto table = find(ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  auto destination = destination_of(context, input);
  if (!destination) return tl::unexpected(destination.error());
  auto target = target_of(ec2, **table, input);
  if (!target) return tl::unexpected(target.error());
  return Asked{.table = *table, .route = {.destination = *std::move(destination), .target = *std::move(target)}};
}

world::Route* route_to(world::RouteTable& table, const std::string& destination) {
  const auto found = std::ranges::find_if(table.routes, [&](const world::Route& it) {
    return it.destination == destination && it.origin != "EnableVgwRoutePropagation";
  });
  return found != table.routes.end() ? &*found : nullptr;
}

}  // namespace

Outcome create_route(Context& context, const Value& input) {
  auto asked = asked_of(context, input);
  if (!asked) return tl::unexpected(asked.error());
  world::RouteTable& table = *asked->table;
  const std::string destination = asked->route.destination;
  if (route_to(table, destination) != nullptr) {
    return error("RouteAlreadyExists", "The route identified by " + destination + " already exists.");
  }
  if (table.routes.size() >= kMostRoutes) {
    return error("RouteLimitExceeded", "The maximum number of routes has been reached.");
  }
  table.routes.push_back(std::move(asked->route));
  return done();
}

Outcome replace_route(Context& context, const Value& input) {
  auto asked = asked_of(context, input);
  if (!asked) return tl::unexpected(asked.error());
  world::Route* route = route_to(*asked->table, asked->route.destination);
  if (route == nullptr) {
    return error("InvalidParameterValue", "There is no route defined for '" + asked->route.destination +
                                              "' in the route table. Use CreateRoute instead.");
  }
  *route = std::move(asked->route);
  return done();
}

Outcome delete_route(Context& context, const Value& input) {
  const auto table = find(context.region.ec2.route_tables, input, kRouteTable);
  if (!table) return tl::unexpected(table.error());
  const auto destination = destination_of(context, input);
  if (!destination) return tl::unexpected(destination.error());
  const world::Route* route = route_to(**table, *destination);
  if (route == nullptr) {
    return error("InvalidRoute.NotFound",
                 "no route with destination-cidr-block " + *destination + " in route table " + (*table)->id);
  }
  if (route->target == "local") {
    return error("InvalidParameterValue",
                 "cannot remove local route " + *destination + " in route table " + (*table)->id);
  }
  std::erase_if((*table)->routes, [&](const world::Route& it) {
    return it.destination == *destination && it.origin != "EnableVgwRoutePropagation";
  });
  return done();
}

}  // namespace kakoi::sim::services::ec2
