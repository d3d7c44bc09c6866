#include "sim/services/ec2/endpoints.hpp"

#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/endpoint_services.hpp"

#include "sim/network/addresses.hpp"
#include "sim/network/managed_lists.hpp"
#include "sim/value/json.hpp"

#include <algorithm>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {

Expected<void> add_route_tables(Context& context, world::VpcEndpoint& endpoint, const std::vector<std::string>& ids) {
  world::Ec2& ec2 = context.region.ec2;
  const world::PrefixList* list = network::list_of_service(context.region.name, endpoint.service_name);
  for (const std::string& id : ids) {
    const auto table =
        find_id(ec2.route_tables, id,
                {.member = {}, .prefix = "rtb-", .not_found = "InvalidRouteTableId.NotFound", .what = "routeTable"});
    if (!table) return tl::unexpected(table.error());
    if (list == nullptr) continue;
    if (std::ranges::find((*table)->routes, list->id, &world::Route::destination) != (*table)->routes.end()) {
      return error("RouteAlreadyExists",
                   "route table " + id + " already has a route with destination-prefix-list-id " + list->id);
    }
    (*table)->routes.push_back({.destination = list->id, .target = endpoint.id});
    endpoint.route_tables.push_back(id);
  }
  return {};
}

void remove_route_table(world::Ec2& ec2, world::VpcEndpoint& endpoint, const std::string& id) {
  std::erase(endpoint.route_tables, id);
  const auto table = ec2.route_tables.find(id);
  if (table == ec2.route_tables.end()) return;
  std::erase_if(table->second.routes,
                [&](const world::Route& it) { return it.target == endpoint.id && it.destination.starts_with("pl-"); });
}

Expected<void> add_subnets(Context& context, world::VpcEndpoint& endpoint, const std::vector<std::string>& ids) {
  world::Ec2& ec2 = context.region.ec2;
  for (const std::string& id : ids) {
    const auto subnet = find_id(ec2.subnets, id, kSubnet);
    if (!subnet) return tl::unexpected(subnet.error());
    if ((*subnet)->vpc_id != endpoint.vpc_id) {
      return error("InvalidParameter", "The subnet ID " + id + " is not in the VPC " + endpoint.vpc_id);
    }
    for (const std::string& other : endpoint.subnets) {
      if (ec2.subnets.at(other).zone == (*subnet)->zone) {
        return error("DuplicateSubnetsInSameZone",
                     "Found another VPC endpoint subnet in the availability zone of " + id);
      }
    }
    if (const auto checked = check_room(**subnet); !checked) return tl::unexpected(checked.error());
    const bool is_interface = endpoint.type == "Interface";
    world::NetworkInterface& made =
        add_interface(context, **subnet, is_interface ? "vpc_endpoint" : "gateway_load_balancer_endpoint",
                      "VPC Endpoint Interface " + endpoint.id, endpoint.groups);
    endpoint.subnets.push_back(id);
    endpoint.interfaces.push_back(made.id);
  }
  return {};
}

void remove_subnet(world::Ec2& ec2, world::VpcEndpoint& endpoint, const std::string& id) {
  std::erase(endpoint.subnets, id);
  std::erase_if(endpoint.interfaces, [&](const std::string& interface_id) {
    const auto found = ec2.interfaces.find(interface_id);
    if (found == ec2.interfaces.end() || found->second.subnet_id != id) return false;
    network::erase_interface(ec2, interface_id);
    return true;
  });
}

void take_apart(world::Ec2& ec2, world::VpcEndpoint& endpoint) {
  for (const std::string& id : std::vector(endpoint.route_tables)) {
    remove_route_table(ec2, endpoint, id);
  }
  for (const std::string& id : std::vector(endpoint.subnets)) {
    remove_subnet(ec2, endpoint, id);
  }
}

Expected<void> check_private_dns(const Context& context, const world::VpcEndpoint& endpoint) {
  const world::Vpc& vpc = context.region.ec2.vpcs.at(endpoint.vpc_id);
  if (!vpc.dns_support || !vpc.dns_hostnames) {
    return error(
        "InvalidParameter",
        "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true "
        "for " +
            vpc.id);
  }
  for (const auto& [id, other] : context.region.ec2.endpoints) {
    if (id != endpoint.id && other.vpc_id == vpc.id && other.service_name == endpoint.service_name &&
        other.private_dns && other.state != "deleting") {
      return error("InvalidParameter",
                   "private-dns-enabled cannot be set because there is already a conflicting DNS domain for " +
                       public_name_of(context.region.name, endpoint.service_name) + " in the VPC " + vpc.id);
    }
  }
  return {};
}

Expected<void> put_policy(world::VpcEndpoint& endpoint, const std::string& policy) {
  if (policy.empty()) return {};
  const auto document = value::parse_json(policy);
  if (!document || !document->has("Statement")) {
    return error("InvalidPolicyDocument", "The policy document is not valid JSON or has no statement.");
  }
  endpoint.policy = policy;
  return {};
}

}  // namespace kakoi::sim::services::ec2
