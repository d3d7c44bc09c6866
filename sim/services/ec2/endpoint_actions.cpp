#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidVpcEndpointId.NotFound";

FilterValues filter(const Context& /*context*/, const world::VpcEndpoint& endpoint, std::string_view name) {
  if (name == "vpc-endpoint-id") return {{endpoint.id}};
  if (name == "vpc-id") return {{endpoint.vpc_id}};
  if (name == "service-name") return {{endpoint.service_name}};
  if (name == "vpc-endpoint-type") return {{endpoint.type}};
  if (name == "vpc-endpoint-state") return {{"available"}};
  return std::nullopt;
}

Value shape(const Context& context, const world::VpcEndpoint& endpoint) {
  Value groups = Value::array();
  for (const std::string& id : endpoint.groups) {
    groups.append(Value::object({{"groupId", id}}));
  }
  return Value::object({{"vpcEndpointId", endpoint.id},
                        {"vpcEndpointType", endpoint.type},
                        {"vpcId", endpoint.vpc_id},
                        {"serviceName", endpoint.service_name},
                        {"state", "available"},
                        {"routeTableIdSet", Value::texts(endpoint.route_tables)},
                        {"subnetIdSet", Value::texts(endpoint.subnets)},
                        {"groupSet", std::move(groups)},
                        {"privateDnsEnabled", endpoint.private_dns},
                        {"requesterManaged", false},
                        {"creationTimestamp", value::Timestamp{endpoint.created}},
                        {"ownerId", context.region.account},
                        {"tagSet", tag_set(endpoint.tags)}});
}

constexpr Kind<world::VpcEndpoint> kKind{.ids = "VpcEndpointId",
                                         .set = "vpcEndpointSet",
                                         .not_found = kNotFound,
                                         .what = "vpcEndpoint",
                                         .least = 1,
                                         .filter = filter,
                                         .shape = shape};

/// The same in every account, one for each service of a region.
std::string prefix_list_of(const world::VpcEndpoint& endpoint) {
  return endpoint.service_name.ends_with(".s3") ? "pl-63a5400a" : "pl-02cd2c6b";
}

}  // namespace

Outcome create_vpc_endpoint(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input.text("VpcId"), "InvalidVpcId.NotFound", "Vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string type = input.text("VpcEndpointType", "Gateway");
  world::VpcEndpoint endpoint{.id = context.world.ids.resource("vpce"),
                              .vpc_id = (*vpc)->id,
                              .service_name = input.text("ServiceName"),
                              .type = type,
                              .subnets = input.texts_of("SubnetId"),
                              .groups = input.texts_of("SecurityGroupId"),
                              .route_tables = input.texts_of("RouteTableId"),
                              .private_dns = type == "Interface" && input.boolean("PrivateDnsEnabled", true),
                              .created = context.world.now(),
                              .tags = tags_of(input)};
  for (const std::string& id : endpoint.route_tables) {
    const auto table = find(ec2.route_tables, id, "InvalidRouteTableId.NotFound", "routeTable");
    if (!table) return tl::unexpected(table.error());
    (*table)->routes.push_back({.destination = prefix_list_of(endpoint), .target = endpoint.id});
  }
  Value output = Value::object({{"vpcEndpoint", shape(context, endpoint)}});
  ec2.endpoints.emplace(endpoint.id, std::move(endpoint));
  return output;
}

Outcome delete_vpc_endpoints(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  Value unsuccessful = Value::array();
  for (const std::string& id : input.texts_of("VpcEndpointId")) {
    if (ec2.endpoints.erase(id) == 0) {
      const ApiError missing = not_found_error(kNotFound, "vpcEndpoint", id);
      unsuccessful.append(Value::object(
          {{"resourceId", id}, {"error", Value::object({{"code", missing.code}, {"message", missing.message}})}}));
    }
    for (auto& [table_id, table] : ec2.route_tables) {
      std::erase_if(table.routes, [&](const world::Route& it) { return it.target == id; });
    }
  }
  return Value::object({{"unsuccessful", std::move(unsuccessful)}});
}

Outcome describe_vpc_endpoints(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.endpoints, kKind);
}

}  // namespace kakoi::sim::services::ec2
