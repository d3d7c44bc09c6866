#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/endpoint_services.hpp"
#include "sim/services/ec2/endpoints.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kFullAccess =
    R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]})";
constexpr std::string_view kHostedZone = "Z7HUB22UULQXV";

constexpr std::array kFilters = {
    Filter{"ip-address-type", "ipAddressType"},
    Filter{"service-name", "serviceName"},
    Filter{"service-region", "serviceRegion"},
    Filter{"vpc-endpoint-id", "vpcEndpointId"},
    Filter{"vpc-endpoint-state", "state"},
    Filter{"vpc-endpoint-type", "vpcEndpointType"},
    Filter{"vpc-id", "vpcId"},
};

Value dns_entries(const Context& context, const world::VpcEndpoint& endpoint) {
  Value entries = Value::array();
  if (endpoint.type != "Interface") return entries;
  const auto add = [&](std::string name, std::string_view zone) {
    entries.append(Value::object({{"dnsName", std::move(name)}, {"hostedZoneId", zone}}));
  };
  const std::string prefix = "com.amazonaws." + context.region.name + ".";
  const std::string service =
      endpoint.service_name.starts_with(prefix) ? endpoint.service_name.substr(prefix.size()) : endpoint.service_name;
  const std::string unique = endpoint.id + "-" + endpoint.id.substr(endpoint.id.size() - 8);
  const std::string end = "." + service + "." + context.region.name + ".vpce.amazonaws.com";
  add(unique + end, kHostedZone);
  for (const std::string& id : endpoint.subnets) {
    const auto subnet = context.region.ec2.subnets.find(id);
    if (subnet == context.region.ec2.subnets.end()) continue;
    std::string name = unique;
    name.append("-").append(subnet->second.zone).append(end);
    add(std::move(name), kHostedZone);
  }
  if (endpoint.private_dns) {
    add(public_name_of(context.region.name, endpoint.service_name), "ZONEIDPENDING");
  }
  return entries;
}

Value shape(const Context& context, const world::VpcEndpoint& endpoint) {
  const bool is_gateway = endpoint.type == "Gateway";
  return Value::object(
      {{"vpcEndpointId", endpoint.id},
       {"vpcEndpointType", endpoint.type},
       {"vpcId", endpoint.vpc_id},
       {"serviceName", endpoint.service_name},
       {"serviceRegion", context.region.name},
       {"state", endpoint.state},
       {"policyDocument", endpoint.policy.empty() ? std::string(kFullAccess) : endpoint.policy},
       {"routeTableIdSet", Value::texts(endpoint.route_tables)},
       {"subnetIdSet", Value::texts(endpoint.subnets)},
       {"groupSet", group_set(context, endpoint.groups)},
       {"ipAddressType", endpoint.address_type},
       {"dnsOptions", is_gateway ? Value() : Value::object({{"dnsRecordIpType", endpoint.dns_record_type}})},
       {"privateDnsEnabled", endpoint.private_dns},
       {"requesterManaged", false},
       {"networkInterfaceIdSet", Value::texts(endpoint.interfaces)},
       {"dnsEntrySet", dns_entries(context, endpoint)},
       {"creationTimestamp", value::Timestamp{endpoint.created}},
       {"ownerId", context.region.account},
       {"tagSet", tag_set(endpoint.tags)}});
}

constexpr Kind<world::VpcEndpoint> kEndpoints{
    .naming = kEndpoint, .set = "vpcEndpointSet", .least = 1, .filters = kFilters, .shape = shape};

Expected<void> fill(Context& context, const Value& input, world::VpcEndpoint& endpoint) {
  if (endpoint.type == "Gateway") return add_route_tables(context, endpoint, input.texts_of("RouteTableId"));
  if (endpoint.type == "Interface") {
    endpoint.groups = groups_or_default(context.region.ec2, input.texts_of("SecurityGroupId"), endpoint.vpc_id);
    for (const std::string& id : endpoint.groups) {
      const auto group = find_id(context.region.ec2.groups, id, kGroup);
      if (!group) return tl::unexpected(group.error());
    }
    endpoint.private_dns = input.boolean("PrivateDnsEnabled", true);
    if (endpoint.private_dns) {
      if (auto checked = check_private_dns(context, endpoint); !checked) return checked;
    }
  }
  return add_subnets(context, endpoint, input.texts_of("SubnetId"));
}

/// Calls `step` with the endpoint after a while, if it is still there.
void later(Context& context, const std::string& id, void (*step)(world::Ec2&, world::VpcEndpoint&)) {
  world::Ec2* ec2 = &context.region.ec2;
  context.world.after(context.world.pace.provision, [ec2, id, step] {
    const auto found = ec2->endpoints.find(id);
    if (found != ec2->endpoints.end()) step(*ec2, found->second);
  });
}

void be_available(world::Ec2& /*ec2*/, world::VpcEndpoint& endpoint) {
  if (endpoint.state == "pending") endpoint.state = "available";
}

void be_gone(world::Ec2& ec2, world::VpcEndpoint& endpoint) {
  take_apart(ec2, endpoint);
  ec2.endpoints.erase(std::string(endpoint.id));
}

}  // namespace

Outcome create_vpc_endpoint(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc =
      find(ec2.vpcs, input, {.member = "VpcId", .prefix = "vpc-", .not_found = "InvalidVpcId.NotFound", .what = "Vpc"});
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string type = input.text("VpcEndpointType", "Gateway");
  const std::string service = input.text("ServiceName");
  if (!has_endpoint_service(context.region.name, service, type)) {
    return error("InvalidServiceName", "The Vpc Endpoint Service '" + service + "' does not exist");
  }
  world::VpcEndpoint endpoint{.id = context.world.ids.resource("vpce"),
                              .vpc_id = (*vpc)->id,
                              .service_name = service,
                              .type = type,
                              .state = type == "Gateway" ? "available" : "pending",
                              .address_type = input.text("IpAddressType", "ipv4"),
                              .dns_record_type = input["DnsOptions"].text("DnsRecordIpType", "ipv4"),
                              .created = context.world.now(),
                              .tags = tags_of(input)};
  auto filled = put_policy(endpoint, input.text("PolicyDocument"));
  if (filled) filled = fill(context, input, endpoint);
  if (!filled) {
    take_apart(ec2, endpoint);
    return tl::unexpected(filled.error());
  }
  const std::string id = endpoint.id;
  Value output = Value::object({{"vpcEndpoint", shape(context, endpoint)}});
  ec2.endpoints.emplace(id, std::move(endpoint));
  later(context, id, be_available);
  return output;
}

Outcome modify_vpc_endpoint(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto found = find(ec2.endpoints, input, kEndpoint);
  if (!found) return tl::unexpected(found.error());
  world::VpcEndpoint& endpoint = **found;
  if (input.boolean("ResetPolicy")) endpoint.policy.clear();
  if (auto put = put_policy(endpoint, input.text("PolicyDocument")); !put) return tl::unexpected(put.error());
  if (input.boolean("PrivateDnsEnabled", false) && !endpoint.private_dns) {
    if (auto checked = check_private_dns(context, endpoint); !checked) return tl::unexpected(checked.error());
  }
  endpoint.private_dns = input.boolean("PrivateDnsEnabled", endpoint.private_dns);
  for (const std::string& id : input.texts_of("RemoveRouteTableId")) {
    remove_route_table(ec2, endpoint, id);
  }
  for (const std::string& id : input.texts_of("RemoveSubnetId")) {
    remove_subnet(ec2, endpoint, id);
  }
  for (const std::string& id : input.texts_of("RemoveSecurityGroupId")) {
    std::erase(endpoint.groups, id);
  }
  for (const std::string& id : input.texts_of("AddSecurityGroupId")) {
    const auto group = find_id(ec2.groups, id, kGroup);
    if (!group) return tl::unexpected(group.error());
    if (std::ranges::find(endpoint.groups, id) == endpoint.groups.end()) endpoint.groups.push_back(id);
  }
  for (const std::string& id : endpoint.interfaces) {
    ec2.interfaces.at(id).groups = endpoint.groups;
  }
  if (auto added = add_route_tables(context, endpoint, input.texts_of("AddRouteTableId")); !added) {
    return tl::unexpected(added.error());
  }
  if (auto added = add_subnets(context, endpoint, input.texts_of("AddSubnetId")); !added) {
    return tl::unexpected(added.error());
  }
  return done();
}

Outcome delete_vpc_endpoints(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  Value unsuccessful = Value::array();
  for (const std::string& id : input.texts_of("VpcEndpointId")) {
    const auto found = ec2.endpoints.find(id);
    if (found == ec2.endpoints.end()) {
      const ApiError missing = not_found(kEndpoint, id);
      unsuccessful.append(Value::object(
          {{"resourceId", id}, {"error", Value::object({{"code", missing.code}, {"message", missing.message}})}}));
      continue;
    }
    if (found->second.type == "Gateway") {
      be_gone(ec2, found->second);
    } else {
      found->second.state = "deleting";
      later(context, id, be_gone);
    }
  }
  return Value::object({{"unsuccessful", std::move(unsuccessful)}});
}

Outcome describe_vpc_endpoints(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.endpoints, kEndpoints);
}

}  // namespace kakoi::sim::services::ec2
