// The default VPC of a region, as every new account has one: a public subnet in each zone.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/subnets.hpp"
#include "sim/services/ec2/vpcs.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kCidr = "172.31.0.0/16";
constexpr unsigned kSubnetBits = 20;
constexpr std::string_view kZones = "abc";

world::Vpc* default_vpc(world::Ec2& ec2) {
  const auto found = std::ranges::find_if(ec2.vpcs, [](const auto& it) { return it.second.is_default; });
  return found != ec2.vpcs.end() ? &found->second : nullptr;
}

/// The first block of the default size that no subnet of the VPC has.
std::string free_block(const world::Ec2& ec2, const world::Vpc& vpc) {
  const auto whole = network::parse_ip_block(vpc.cidr);
  constexpr std::uint64_t kSize = std::uint64_t{1} << (32U - kSubnetBits);
  for (std::uint64_t i = 0; i < 16; ++i) {
    const network::IpBlock block{.first = plus(whole->first, i * kSize), .bits = kSubnetBits};
    if (ipv4_block_for_subnet(ec2, vpc, text_of(block))) return text_of(block);
  }
  return {};
}

world::Subnet& add_default_subnet(Context& context, const world::Vpc& vpc, const std::string& zone) {
  return add_subnet(context, {.id = context.world.ids.resource("subnet"),
                              .vpc_id = vpc.id,
                              .cidr = free_block(context.region.ec2, vpc),
                              .zone = zone,
                              .is_default = true,
                              .map_public_ip_on_launch = true});
}

}  // namespace

Outcome create_default_vpc(Context& context, const Value& /*input*/) {
  world::Ec2& ec2 = context.region.ec2;
  if (const world::Vpc* there = default_vpc(ec2)) {
    return error("DefaultVpcAlreadyExists",
                 "A Default VPC already exists for this account in this region. (" + there->id + ")");
  }
  world::Vpc& vpc = add_vpc(
      context,
      {.id = context.world.ids.resource("vpc"), .cidr = std::string(kCidr), .is_default = true, .dns_hostnames = true});
  for (const char letter : kZones) {
    add_default_subnet(context, vpc, context.region.name + letter);
  }
  const std::string gateway = context.world.ids.resource("igw");
  ec2.internet_gateways.emplace(gateway, world::InternetGateway{.id = gateway, .vpc_id = vpc.id});
  for (auto& [id, table] : ec2.route_tables) {
    if (table.vpc_id == vpc.id) table.routes.push_back({.destination = "0.0.0.0/0", .target = gateway});
  }
  return Value::object({{"vpc", vpc_shape(context, vpc)}});
}

Outcome create_default_subnet(Context& context, const Value& input) {
  const std::string zone = input.text("AvailabilityZone");
  if (zone.empty()) return error("MissingParameter", "The request must contain the parameter availabilityZone");
  const world::Vpc* vpc = default_vpc(context.region.ec2);
  if (vpc == nullptr) {
    return error("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
  }
  const bool is_there = std::ranges::any_of(context.region.ec2.subnets, [&](const auto& it) {
    return it.second.is_default && it.second.vpc_id == vpc->id && it.second.zone == zone;
  });
  if (is_there) {
    return error("DefaultSubnetAlreadyExistsInAvailabilityZone",
                 "A default subnet already exists in the Availability Zone " + zone + ".");
  }
  return Value::object({{"subnet", subnet_shape(context, add_default_subnet(context, *vpc, zone))}});
}

}  // namespace kakoi::sim::services::ec2
