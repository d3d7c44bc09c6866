// Internet gateways, NAT gateways and the addresses that these need.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include "sim/network/blocks.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNoGateway = "InvalidInternetGatewayID.NotFound";
constexpr std::string_view kNoNat = "NatGatewayNotFound";

FilterValues filter_gateway(const Context& context, const world::InternetGateway& gateway, std::string_view name) {
  if (name == "internet-gateway-id") return {{gateway.id}};
  if (name == "owner-id") return {{context.region.account}};
  const bool is_attached = !gateway.vpc_id.empty();
  if (name == "attachment.vpc-id") return is_attached ? std::vector{gateway.vpc_id} : std::vector<std::string>{};
  if (name == "attachment.state")
    return is_attached ? std::vector<std::string>{"available"} : std::vector<std::string>{};
  return std::nullopt;
}

Value gateway_shape(const Context& context, const world::InternetGateway& gateway) {
  Value attachments = Value::array();
  if (!gateway.vpc_id.empty()) {
    attachments.append(Value::object({{"vpcId", gateway.vpc_id}, {"state", "available"}}));
  }
  return Value::object({{"internetGatewayId", gateway.id},
                        {"ownerId", context.region.account},
                        {"attachmentSet", std::move(attachments)},
                        {"tagSet", tag_set(gateway.tags)}});
}

constexpr Kind<world::InternetGateway> kGateways{.ids = "InternetGatewayId",
                                                 .set = "internetGatewaySet",
                                                 .not_found = kNoGateway,
                                                 .what = "internetGateway",
                                                 .filter = filter_gateway,
                                                 .shape = gateway_shape};

FilterValues filter_nat(const Context& /*context*/, const world::NatGateway& nat, std::string_view name) {
  if (name == "nat-gateway-id") return {{nat.id}};
  if (name == "vpc-id") return {{nat.vpc_id}};
  if (name == "subnet-id") return {{nat.subnet_id}};
  if (name == "state") return {{nat.state}};
  return std::nullopt;
}

Value nat_shape(const Context& /*context*/, const world::NatGateway& nat) {
  Value address = Value::object({{"networkInterfaceId", nat.interface_id}, {"privateIp", nat.private_ip}});
  if (!nat.public_ip.empty()) {
    address.set("allocationId", nat.allocation_id);
    address.set("publicIp", nat.public_ip);
  }
  address.set("isPrimary", true);
  address.set("status", "succeeded");
  return Value::object({{"natGatewayId", nat.id},
                        {"subnetId", nat.subnet_id},
                        {"vpcId", nat.vpc_id},
                        {"state", nat.state},
                        {"connectivityType", nat.connectivity},
                        {"createTime", value::Timestamp{nat.created}},
                        {"natGatewayAddressSet", Value(Value::Array{std::move(address)})},
                        {"tagSet", tag_set(nat.tags)}});
}

constexpr Kind<world::NatGateway> kNats{.ids = "NatGatewayId",
                                        .set = "natGatewaySet",
                                        .not_found = kNoNat,
                                        .what = "NatGateway",
                                        .filter = filter_nat,
                                        .shape = nat_shape};

Expected<world::InternetGateway*> gateway_of(Context& context, const Value& input) {
  return find(context.region.ec2.internet_gateways, input.text("InternetGatewayId"), kNoGateway, "internetGateway");
}

}  // namespace

Outcome create_internet_gateway(Context& context, const Value& input) {
  world::InternetGateway gateway{.id = context.world.ids.resource("igw"), .vpc_id = {}, .tags = tags_of(input)};
  Value output = Value::object({{"internetGateway", gateway_shape(context, gateway)}});
  context.region.ec2.internet_gateways.emplace(gateway.id, std::move(gateway));
  return output;
}

Outcome attach_internet_gateway(Context& context, const Value& input) {
  const auto gateway = gateway_of(context, input);
  if (!gateway) return tl::unexpected(gateway.error());
  const auto vpc = find(context.region.ec2.vpcs, input.text("VpcId"), "InvalidVpcID.NotFound", "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  if (!(*gateway)->vpc_id.empty()) {
    return error("Resource.AlreadyAssociated",
                 "resource " + (*gateway)->id + " is already attached to network " + (*gateway)->vpc_id);
  }
  (*gateway)->vpc_id = (*vpc)->id;
  return done();
}

Outcome detach_internet_gateway(Context& context, const Value& input) {
  const auto gateway = gateway_of(context, input);
  if (!gateway) return tl::unexpected(gateway.error());
  if ((*gateway)->vpc_id != input.text("VpcId")) {
    return error("Gateway.NotAttached",
                 "resource " + (*gateway)->id + " is not attached to network " + input.text("VpcId"));
  }
  (*gateway)->vpc_id.clear();
  return done();
}

Outcome delete_internet_gateway(Context& context, const Value& input) {
  const auto gateway = gateway_of(context, input);
  if (!gateway) return tl::unexpected(gateway.error());
  if (!(*gateway)->vpc_id.empty()) {
    return error("DependencyViolation",
                 "The internetGateway '" + (*gateway)->id + "' has dependencies and cannot be deleted.");
  }
  context.region.ec2.internet_gateways.erase(std::string((*gateway)->id));
  return done();
}

Outcome describe_internet_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.internet_gateways, kGateways);
}

Outcome allocate_address(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  // Out of 192.0.2.0/24, which belongs to nobody.
  world::Address address{
      .allocation_id = context.world.ids.resource("eipalloc"),
      .public_ip = network::address_text(0xC0000200U + static_cast<std::uint32_t>(ec2.addresses.size()) % 256U),
      .tags = tags_of(input)};
  Value output =
      Value::object({{"allocationId", address.allocation_id}, {"publicIp", address.public_ip}, {"domain", "vpc"}});
  ec2.addresses.emplace(address.allocation_id, std::move(address));
  return output;
}

Outcome create_nat_gateway(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto subnet = find(ec2.subnets, input.text("SubnetId"), "InvalidSubnetID.NotFound", "subnet");
  if (!subnet) return tl::unexpected(subnet.error());
  world::NatGateway nat{.id = context.world.ids.resource("nat"),
                        .subnet_id = (*subnet)->id,
                        .vpc_id = (*subnet)->vpc_id,
                        .connectivity = input.text("ConnectivityType", "public"),
                        .allocation_id = input.text("AllocationId"),
                        .public_ip = {},
                        .private_ip = {},
                        .interface_id = context.world.ids.resource("eni"),
                        .created = context.world.now(),
                        .tags = tags_of(input)};
  if (nat.connectivity == "public") {
    const auto address = find(ec2.addresses, nat.allocation_id, "InvalidAllocationID.NotFound", "allocation");
    if (!address) return tl::unexpected(address.error());
    nat.public_ip = (*address)->public_ip;
  }
  const auto block = network::parse_block((*subnet)->cidr);
  nat.private_ip = network::address_text((block ? block->first : 0) + 4 + (*subnet)->hosts_given++);
  Value output = Value::object({{"natGateway", nat_shape(context, nat)}});
  ec2.nat_gateways.emplace(nat.id, std::move(nat));
  return output;
}

Outcome delete_nat_gateway(Context& context, const Value& input) {
  const auto nat = find(context.region.ec2.nat_gateways, input.text("NatGatewayId"), kNoNat, "NatGateway");
  if (!nat) return tl::unexpected(nat.error());
  (*nat)->state = "deleted";
  return Value::object({{"natGatewayId", (*nat)->id}});
}

Outcome describe_nat_gateways(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.nat_gateways, kNats);
}

}  // namespace kakoi::sim::services::ec2
