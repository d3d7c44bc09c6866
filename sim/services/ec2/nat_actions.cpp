#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/addresses.hpp"
#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include "sim/network/addresses.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

// A gateway that is gone is still described, for about an hour.
constexpr double kRemembered = 3600;

constexpr std::array kFilters = {
    Filter{"nat-gateway-id", "natGatewayId"},
    Filter{"vpc-id", "vpcId"},
    Filter{"subnet-id", "subnetId"},
    Filter{"state", "state"},
};

Value address_shape(const world::NatGateway& nat, const world::NatAddress& address) {
  const bool is_public = !address.public_ip.empty();
  const auto some = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  return Value::object({{"allocationId", some(address.allocation_id)},
                        {"associationId", some(address.association_id)},
                        {"publicIp", is_public ? Value(address.public_ip) : Value()},
                        {"privateIp", some(address.private_ip)},
                        {"networkInterfaceId", some(address.interface_id)},
                        {"availabilityZone", nat.is_regional ? some(address.zone) : Value()},
                        {"availabilityZoneId", nat.is_regional ? some(zone_id(address.zone)) : Value()},
                        {"isPrimary", nat.is_regional ? Value() : Value(&address == &nat.addresses.front())},
                        {"status", "succeeded"}});
}

Value shape(const Context& /*context*/, const world::NatGateway& nat) {
  Value addresses = Value::array();
  for (const world::NatAddress& it : nat.addresses) {
    addresses.append(address_shape(nat, it));
  }
  const auto some = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  return Value::object({{"natGatewayId", nat.id},
                        {"subnetId", some(nat.subnet_id)},
                        {"vpcId", nat.vpc_id},
                        {"state", nat.state},
                        {"failureCode", some(nat.failure_code)},
                        {"failureMessage", some(nat.failure_message)},
                        {"connectivityType", nat.connectivity},
                        {"availabilityMode", nat.is_regional ? "regional" : "zonal"},
                        {"autoScalingIps", nat.is_regional ? Value("enabled") : Value()},
                        {"autoProvisionZones", nat.is_regional ? Value("enabled") : Value()},
                        {"routeTableId", some(nat.route_table_id)},
                        {"createTime", value::Timestamp{nat.created}},
                        {"deleteTime", nat.deleted > 0 ? Value(value::Timestamp{nat.deleted}) : Value()},
                        {"natGatewayAddressSet", std::move(addresses)},
                        {"tagSet", tag_set(nat.tags)}});
}

constexpr Kind<world::NatGateway> kNats{
    .naming = kNatGateway, .set = "natGatewaySet", .filters = kFilters, .shape = shape};

/// Calls `step` with the gateway after a while, if it is still there.
void later(Context& context, const std::string& id, double seconds, void (*step)(world::Ec2&, world::NatGateway&)) {
  world::Ec2* ec2 = &context.region.ec2;
  context.world.after(seconds, [ec2, id, step] {
    const auto found = ec2->nat_gateways.find(id);
    if (found != ec2->nat_gateways.end()) step(*ec2, found->second);
  });
}

void be_available(world::Ec2& ec2, world::NatGateway& nat) {
  if (nat.state != "pending") return;
  const bool has_gateway =
      std::ranges::any_of(ec2.internet_gateways, [&](const auto& it) { return it.second.vpc_id == nat.vpc_id; });
  if (nat.connectivity == "public" && !has_gateway) {
    nat.state = "failed";
    nat.failure_code = "Gateway.NotAttached";
    nat.failure_message = "Network " + nat.vpc_id + " has no Internet gateway attached";
    return;
  }
  nat.state = "available";
}

void be_gone(world::Ec2& ec2, world::NatGateway& nat) {
  nat.state = "deleted";
  for (world::NatAddress& address : nat.addresses) {
    const auto allocated = ec2.addresses.find(address.allocation_id);
    if (allocated != ec2.addresses.end()) disassociate(ec2, allocated->second);
    network::erase_interface(ec2, address.interface_id);
  }
  ec2.route_tables.erase(nat.route_table_id);
}

void forget(world::Ec2& ec2, world::NatGateway& nat) { ec2.nat_gateways.erase(std::string(nat.id)); }

/// An interface in the subnet, with the Elastic IP address unless the gateway is private.
Expected<world::NatAddress> zonal_address(Context& context, const world::NatGateway& nat, world::Subnet& subnet,
                                          const std::string& allocation_id) {
  world::Ec2& ec2 = context.region.ec2;
  world::Address* elastic = nullptr;
  if (nat.connectivity == "public") {
    const auto found = find_id(ec2.addresses, allocation_id, kAddress);
    if (!found) return tl::unexpected(found.error());
    elastic = *found;
    if (!elastic->association_id.empty()) {
      return error("Resource.AlreadyAssociated", "Elastic IP address [" + allocation_id + "] is already associated");
    }
  }
  if (const auto checked = check_room(subnet); !checked) return tl::unexpected(checked.error());
  world::NetworkInterface& interface =
      add_interface(context, subnet, "natGateway", "Interface for NAT Gateway " + nat.id, {});
  interface.checks_source = false;
  world::NatAddress address{.private_ip = interface.private_ip, .interface_id = interface.id, .zone = subnet.zone};
  if (elastic != nullptr) {
    associate(ec2, *elastic, interface, context.world.ids.resource("eipassoc"));
    address.allocation_id = elastic->allocation_id;
    address.association_id = elastic->association_id;
    address.public_ip = elastic->public_ip;
  }
  return address;
}

Expected<world::NatGateway> zonal(Context& context, const Value& input) {
  const auto subnet = find(context.region.ec2.subnets, input, kSubnet);
  if (!subnet) return tl::unexpected(subnet.error());
  world::NatGateway nat{.id = context.world.ids.resource("nat"),
                        .subnet_id = (*subnet)->id,
                        .vpc_id = (*subnet)->vpc_id,
                        .state = "pending",
                        .connectivity = input.text("ConnectivityType", "public"),
                        .created = context.world.now(),
                        .tags = tags_of(input)};
  if (nat.connectivity == "public" && !input.has("AllocationId")) {
    return error("MissingParameter", "The request must contain the parameter allocationId");
  }
  auto address = zonal_address(context, nat, **subnet, input.text("AllocationId"));
  if (!address) return tl::unexpected(address.error());
  nat.addresses.push_back(*std::move(address));
  for (const std::string& id : input.texts_of("SecondaryAllocationId")) {
    auto more = zonal_address(context, nat, **subnet, id);
    if (!more) return tl::unexpected(more.error());
    nat.addresses.push_back(*std::move(more));
  }
  return nat;
}

/// It stands in no subnet, and has a route table of its own.
Expected<world::NatGateway> regional(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  if (input.text("ConnectivityType", "public") != "public") {
    return error("InvalidParameterCombination", "A regional NAT gateway cannot be private");
  }
  world::NatGateway nat{.id = context.world.ids.resource("nat"),
                        .vpc_id = (*vpc)->id,
                        .state = "pending",
                        .is_regional = true,
                        .route_table_id = context.world.ids.resource("rtb"),
                        .created = context.world.now(),
                        .tags = tags_of(input)};
  world::RouteTable table{.id = nat.route_table_id, .vpc_id = nat.vpc_id};
  table.routes.push_back({.destination = (*vpc)->cidr, .target = "local", .origin = "CreateRouteTable"});
  for (const auto& [id, gateway] : ec2.internet_gateways) {
    if (gateway.vpc_id == nat.vpc_id) table.routes.push_back({.destination = "0.0.0.0/0", .target = id});
  }
  ec2.route_tables.emplace(table.id, std::move(table));
  for (const Value& zone : input["AvailabilityZoneAddress"].items()) {
    for (const std::string& id : zone.texts_of("AllocationId")) {
      const auto found = find_id(ec2.addresses, id, kAddress);
      if (!found) return tl::unexpected(found.error());
      (*found)->association_id = context.world.ids.resource("eipassoc");
      nat.addresses.push_back({.allocation_id = id,
                               .association_id = (*found)->association_id,
                               .public_ip = (*found)->public_ip,
                               .zone = zone.text("AvailabilityZone")});
    }
  }
  return nat;
}

}  // namespace

Outcome create_nat_gateway(Context& context, const Value& input) {
  auto nat = input.text("AvailabilityMode") == "regional" ? regional(context, input) : zonal(context, input);
  if (!nat) return tl::unexpected(nat.error());
  const std::string id = nat->id;
  Value output = Value::object({{"natGateway", shape(context, *nat)}});
  context.region.ec2.nat_gateways.emplace(id, *std::move(nat));
  later(context, id, context.world.pace.provision, be_available);
  return output;
}

Outcome delete_nat_gateway(Context& context, const Value& input) {
  const auto nat = find(context.region.ec2.nat_gateways, input, kNatGateway);
  if (!nat) return tl::unexpected(nat.error());
  if ((*nat)->state != "deleting" && (*nat)->state != "deleted") {
    (*nat)->state = "deleting";
    (*nat)->deleted = context.world.now();
    later(context, (*nat)->id, context.world.pace.provision, be_gone);
    later(context, (*nat)->id, kRemembered, forget);
  }
  return Value::object({{"natGatewayId", (*nat)->id}});
}

Outcome describe_nat_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.nat_gateways, kNats);
}

}  // namespace kakoi::sim::services::ec2
