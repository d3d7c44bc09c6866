#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"
#include "sim/services/ec2/vpcs.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

// AWS's widest block is a /16; more room lets a generated estate have all its tasks in one.
constexpr unsigned kWidest = 8;
constexpr unsigned kNarrowest = 28;

constexpr std::array kFilters = {
    Filter{"vpc-id", "vpcId"},
    Filter{"cidr", "cidrBlock"},
    Filter{"cidr-block-association.cidr-block", "cidrBlockAssociationSet.cidrBlock"},
    Filter{"cidr-block-association.association-id", "cidrBlockAssociationSet.associationId"},
    Filter{"cidr-block-association.state", "cidrBlockAssociationSet.cidrBlockState.state"},
    Filter{"ipv6-cidr-block-association.ipv6-cidr-block", "ipv6CidrBlockAssociationSet.ipv6CidrBlock"},
    Filter{"ipv6-cidr-block-association.ipv6-pool", "ipv6CidrBlockAssociationSet.ipv6Pool"},
    Filter{"ipv6-cidr-block-association.association-id", "ipv6CidrBlockAssociationSet.associationId"},
    Filter{"ipv6-cidr-block-association.state", "ipv6CidrBlockAssociationSet.ipv6CidrBlockState.state"},
    Filter{"dhcp-options-id", "dhcpOptionsId"},
    Filter{"is-default", "isDefault"},
    Filter{"isDefault", "isDefault"},
    Filter{"owner-id", "ownerId"},
    Filter{"state", "state"},
};

constexpr Kind<world::Vpc> kVpcs{.naming = kVpc, .set = "vpcSet", .filters = kFilters, .shape = vpc_shape};

bool is_in_use(const world::Ec2& ec2, const std::string& id) {
  const auto is_there = [&](const auto& it) { return it.second.vpc_id == id; };
  return std::ranges::any_of(ec2.subnets, is_there) || std::ranges::any_of(ec2.internet_gateways, is_there) ||
         std::ranges::any_of(ec2.egress_only_gateways, is_there) || std::ranges::any_of(ec2.vpn_gateways, is_there) ||
         std::ranges::any_of(ec2.endpoints, is_there) ||
         std::ranges::any_of(ec2.transit_attachments,
                             [&](const auto& it) { return is_there(it) && it.second.state != "deleted"; }) ||
         std::ranges::any_of(ec2.peerings,
                             [&](const auto& it) {
                               const world::Peering& peering = it.second;
                               return peering.status == "active" &&
                                      (peering.requester.vpc_id == id || peering.accepter.vpc_id == id);
                             }) ||
         std::ranges::any_of(ec2.groups, [&](const auto& it) { return is_there(it) && it.second.name != "default"; }) ||
         std::ranges::any_of(ec2.acls, [&](const auto& it) { return is_there(it) && !it.second.is_default; }) ||
         std::ranges::any_of(ec2.route_tables, [&](const auto& it) {
           return is_there(it) && std::ranges::none_of(it.second.associations,
                                                       [](const auto& association) { return association.is_main(); });
         });
}

}  // namespace

Outcome create_vpc(Context& context, const Value& input) {
  const std::string cidr = input.text("CidrBlock");
  if (cidr.empty()) return error("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  const auto block = network::parse_ip_block(cidr);
  if (!block || block->first.is_v6) {
    return error("InvalidParameterValue",
                 "Value (" + cidr + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.");
  }
  if (block->bits < kWidest || block->bits > kNarrowest) {
    return error("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
  }
  world::Vpc vpc{.id = context.world.ids.resource("vpc"),
                 .cidr = text_of(*block),
                 .tenancy = input.text("InstanceTenancy", "default"),
                 .tags = tags_of(input)};
  world::Vpc& made = add_vpc(context, std::move(vpc));
  if (input.boolean("AmazonProvidedIpv6CidrBlock")) add_ipv6_block(context, made);
  Value shape = vpc_shape(context, made);
  shape.set("state", "pending");
  return Value::object({{"vpc", std::move(shape)}});
}

Outcome delete_vpc(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string id = (*vpc)->id;
  if (is_in_use(ec2, id)) return tl::unexpected(dependency_violation("vpc", id));
  const auto is_there = [&](const auto& it) { return it.second.vpc_id == id; };
  std::erase_if(ec2.route_tables, is_there);
  std::erase_if(ec2.groups, is_there);
  std::erase_if(ec2.acls, is_there);
  std::erase_if(ec2.exclusions, [&](const auto& it) { return it.second.resource_id == id; });
  ec2.vpcs.erase(id);
  return done();
}

Outcome describe_vpcs(Context& context, const Value& input) {
  constexpr auto kIsShared = [](const world::Vpc& vpc, const world::Subnet& subnet) { return vpc.id == subnet.vpc_id; };
  return describe(context, input, with_shared<world::Vpc>(context, &world::Ec2::vpcs, kIsShared), kVpcs);
}

Outcome describe_vpc_attribute(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string name = input.text("Attribute");
  bool has = false;
  if (name == "enableDnsSupport") {
    has = (*vpc)->dns_support;
  } else if (name == "enableDnsHostnames") {
    has = (*vpc)->dns_hostnames;
  } else if (name == "enableNetworkAddressUsageMetrics") {
    has = (*vpc)->address_metrics;
  } else {
    return error("InvalidParameterValue",
                 "Value (" + name + ") for parameter attribute is invalid. Unknown attribute.");
  }
  return Value::object({{"vpcId", (*vpc)->id}, {name, Value::object({{"value", has}})}});
}

Outcome modify_vpc_attribute(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const auto set = [&](std::string_view name, bool& flag) { flag = input[name].boolean("Value", flag); };
  set("EnableDnsSupport", (*vpc)->dns_support);
  set("EnableDnsHostnames", (*vpc)->dns_hostnames);
  set("EnableNetworkAddressUsageMetrics", (*vpc)->address_metrics);
  return done();
}

}  // namespace kakoi::sim::services::ec2
