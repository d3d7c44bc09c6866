#include "sim/services/ec2/subnets.hpp"

#include "sim/services/ec2/assign.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include "sim/network/addresses.hpp"
#include "sim/network/ip.hpp"
#include "sim/network/view.hpp"

#include <algorithm>

// Observed: the text of a block that conflicts. Not observed: the others.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr unsigned kNarrowest = 28;

ApiError bad_range(const std::string& cidr) {
  return {.code = "InvalidSubnet.Range", .message = "The CIDR '" + cidr + "' is invalid."};
}

ApiError conflict(const std::string& cidr) {
  return {.code = "InvalidSubnet.Conflict", .message = "The CIDR '" + cidr + "' conflicts with another subnet"};
}

bool is_taken(const world::Ec2& ec2, const std::string& vpc_id, const network::IpBlock& block) {
  return std::ranges::any_of(ec2.subnets, [&](const auto& it) {
    const auto other = network::parse_ip_block(block.first.is_v6 ? it.second.ipv6_cidr : it.second.cidr);
    return it.second.vpc_id == vpc_id && other && other->overlaps(block);
  });
}

}  // namespace

Value ipv6_association_shape(const world::Subnet& subnet, std::string_view state) {
  return Value::object({{"associationId", subnet.ipv6_association},
                        {"ipv6CidrBlock", subnet.ipv6_cidr},
                        {"ipv6CidrBlockState", Value::object({{"state", state}})},
                        {"ipv6AddressAttribute", "public"},
                        {"ipSource", "amazon"}});
}

Value subnet_shape(const Context& context, const world::Subnet& subnet) {
  const world::Ec2& ec2 = network::owner_of(context.world, context.region, subnet.id);
  const std::string owner = owner_of_vpc(context, subnet.vpc_id);
  Value ipv6 = Value::array();
  if (!subnet.ipv6_cidr.empty()) ipv6.append(ipv6_association_shape(subnet, "associated"));
  return Value::object(
      {{"subnetId", subnet.id},
       {"subnetArn", "arn:" + std::string(context.region.partition()) + ":ec2:" + context.region.name + ":" + owner +
                         ":subnet/" + subnet.id},
       {"state", "available"},
       {"ownerId", owner},
       {"vpcId", subnet.vpc_id},
       {"cidrBlock", subnet.cidr.empty() ? Value() : Value(subnet.cidr)},
       {"ipv6CidrBlockAssociationSet", std::move(ipv6)},
       {"availableIpAddressCount", network::free_addresses(subnet)},
       {"availabilityZone", subnet.zone},
       {"availabilityZoneId", zone_id(subnet.zone)},
       {"defaultForAz", subnet.is_default},
       {"mapPublicIpOnLaunch", subnet.map_public_ip_on_launch},
       {"mapCustomerOwnedIpOnLaunch", false},
       {"assignIpv6AddressOnCreation", subnet.assigns_ipv6},
       {"ipv6Native", subnet.is_ipv6_native},
       {"enableDns64", subnet.dns64},
       {"privateDnsNameOptionsOnLaunch",
        Value::object({{"hostnameType", subnet.hostname_type},
                       {"enableResourceNameDnsARecord", subnet.resource_name_a},
                       {"enableResourceNameDnsAAAARecord", subnet.resource_name_aaaa}})},
       {"blockPublicAccessStates", Value::object({{"internetGatewayBlockMode", ec2.public_access.mode}})},
       {"tagSet", tag_set(subnet.tags)}});
}

world::Subnet& add_subnet(Context& context, world::Subnet subnet) {
  world::Ec2& ec2 = context.region.ec2;
  for (auto& [id, acl] : ec2.acls) {
    if (acl.vpc_id == subnet.vpc_id && acl.is_default) {
      acl.subnets[subnet.id] = context.world.ids.resource("aclassoc");
    }
  }
  const std::string id = subnet.id;
  return ec2.subnets.emplace(id, std::move(subnet)).first->second;
}

Expected<std::string> ipv4_block_for_subnet(const world::Ec2& ec2, const world::Vpc& vpc, const std::string& cidr) {
  const auto block = network::parse_ip_block(cidr);
  if (!block || block->first.is_v6 || block->bits > kNarrowest) return tl::unexpected(bad_range(cidr));
  const auto is_in = [&](const std::string& whole) { return network::parse_ip_block(whole)->contains(*block); };
  if (!is_in(vpc.cidr) && std::ranges::none_of(vpc.more_cidrs, is_in, &world::CidrAssociation::cidr)) {
    return tl::unexpected(bad_range(cidr));
  }
  if (is_taken(ec2, vpc.id, *block)) return tl::unexpected(conflict(cidr));
  return text_of(*block);
}

Expected<std::string> ipv6_block_for_subnet(const world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr) {
  const auto block = network::parse_ip_block(cidr);
  const auto vpc = ec2.vpcs.find(vpc_id);
  if (!block || !block->first.is_v6 || block->bits < 44 || block->bits > 64 || vpc == ec2.vpcs.end()) {
    return tl::unexpected(bad_range(cidr));
  }
  const auto is_in = [&](const std::string& whole) { return network::parse_ip_block(whole)->contains(*block); };
  if (std::ranges::none_of(vpc->second.ipv6_cidrs, is_in, &world::CidrAssociation::cidr)) {
    return tl::unexpected(bad_range(cidr));
  }
  if (is_taken(ec2, vpc_id, *block)) return tl::unexpected(conflict(cidr));
  return text_of(*block);
}

}  // namespace kakoi::sim::services::ec2
