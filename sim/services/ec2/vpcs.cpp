#include "sim/services/ec2/vpcs.hpp"

#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/dhcp.hpp"
#include "sim/services/ec2/shared.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kFirstEntry = 100;
constexpr std::int64_t kLastEntry = 32767;

/// Lets everything of the family through, and refuses what is left over.
void add_entries(world::NetworkAcl& acl, bool is_v6) {
  const auto entry = [&](std::int64_t number, bool allows, bool is_egress) {
    acl.entries.push_back({.number = number + (is_v6 ? 1 : 0),
                           .allows = allows,
                           .is_egress = is_egress,
                           .cidr = is_v6 ? "" : "0.0.0.0/0",
                           .ipv6_cidr = is_v6 ? "::/0" : ""});
  };
  for (const bool is_egress : {true, false}) {
    if (acl.is_default) entry(kFirstEntry, true, is_egress);
    entry(kLastEntry, false, is_egress);
  }
  std::ranges::sort(acl.entries, {}, [](const world::AclEntry& it) { return std::pair(!it.is_egress, it.number); });
}

void add_defaults(Context& context, const world::Vpc& vpc) {
  world::Ec2& ec2 = context.region.ec2;
  world::Ids& ids = context.world.ids;
  world::RouteTable table{.id = ids.resource("rtb"), .vpc_id = vpc.id};
  table.routes.push_back({.destination = vpc.cidr, .target = "local", .origin = "CreateRouteTable"});
  table.associations.push_back({.id = ids.resource("rtbassoc"), .subnet_id = {}});
  ec2.route_tables.emplace(table.id, table);

  world::SecurityGroup group{
      .id = ids.resource("sg"), .name = "default", .description = "default VPC security group", .vpc_id = vpc.id};
  group.rules.push_back({.id = ids.resource("sgr"), .is_egress = false, .group = group.id});
  group.rules.push_back({.id = ids.resource("sgr"), .is_egress = true, .cidr = "0.0.0.0/0"});
  ec2.groups.emplace(group.id, group);

  world::NetworkAcl acl{.id = ids.resource("acl"), .vpc_id = vpc.id, .is_default = true};
  add_entries(acl, false);
  ec2.acls.emplace(acl.id, acl);
}

}  // namespace

Value ipv4_association_shape(const world::CidrAssociation& it, std::string_view state) {
  return Value::object(
      {{"associationId", it.id}, {"cidrBlock", it.cidr}, {"cidrBlockState", Value::object({{"state", state}})}});
}

Value ipv6_association_shape(const Context& context, const world::CidrAssociation& it, std::string_view state) {
  return Value::object({{"associationId", it.id},
                        {"ipv6CidrBlock", it.cidr},
                        {"ipv6CidrBlockState", Value::object({{"state", state}})},
                        {"networkBorderGroup", context.region.name},
                        {"ipv6Pool", "Amazon"},
                        {"ipv6AddressAttribute", "public"},
                        {"ipSource", "amazon"}});
}

Value vpc_shape(const Context& context, const world::Vpc& vpc) {
  Value associations = Value::array();
  associations.append(ipv4_association_shape({.id = first_association_of(vpc), .cidr = vpc.cidr}, "associated"));
  for (const world::CidrAssociation& it : vpc.more_cidrs) {
    associations.append(ipv4_association_shape(it, "associated"));
  }
  Value ipv6 = Value::array();
  for (const world::CidrAssociation& it : vpc.ipv6_cidrs) {
    ipv6.append(ipv6_association_shape(context, it, "associated"));
  }
  return Value::object({{"vpcId", vpc.id},
                        {"ownerId", owner_of_vpc(context, vpc.id)},
                        {"state", "available"},
                        {"cidrBlock", vpc.cidr},
                        {"cidrBlockAssociationSet", std::move(associations)},
                        {"ipv6CidrBlockAssociationSet", std::move(ipv6)},
                        {"dhcpOptionsId", vpc.dhcp_options.empty() ? default_dhcp_id(context) : vpc.dhcp_options},
                        {"instanceTenancy", vpc.tenancy},
                        {"isDefault", vpc.is_default},
                        {"blockPublicAccessStates",
                         Value::object({{"internetGatewayBlockMode", context.region.ec2.public_access.mode}})},
                        {"tagSet", tag_set(vpc.tags)}});
}

world::Vpc& add_vpc(Context& context, world::Vpc vpc) {
  add_defaults(context, vpc);
  const std::string id = vpc.id;
  return context.region.ec2.vpcs.emplace(id, std::move(vpc)).first->second;
}

const world::CidrAssociation& add_ipv6_block(Context& context, world::Vpc& vpc) {
  world::Ec2& ec2 = context.region.ec2;
  constexpr std::uint64_t kAmazon = 0x26001F1800000000U;
  constexpr unsigned kBits = 56;
  // Different ones in different accounts, or what one may reach would look like one's own.
  const std::uint64_t block = (context.world.ids.number() & 0xFFFFFFU) << 8U;
  const network::IpBlock whole{.first = {.is_v6 = true, .high = kAmazon | block, .low = 0}, .bits = kBits};
  vpc.ipv6_cidrs.push_back({.id = context.world.ids.resource("vpc-cidr-assoc"), .cidr = text_of(whole)});
  add_local_route(ec2, vpc.id, vpc.ipv6_cidrs.back().cidr);
  for (auto& [id, acl] : ec2.acls) {
    const bool has_entries =
        std::ranges::any_of(acl.entries, [](const world::AclEntry& it) { return it.number == kLastEntry + 1; });
    if (acl.vpc_id == vpc.id && !has_entries) add_entries(acl, true);
  }
  return vpc.ipv6_cidrs.back();
}

void add_local_route(world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr) {
  for (auto& [id, table] : ec2.route_tables) {
    const bool is_there = std::ranges::find(table.routes, cidr, &world::Route::destination) != table.routes.end();
    if (table.vpc_id != vpc_id || is_there) continue;
    // What the VPC has itself comes first.
    const auto first_other =
        std::ranges::find_if(table.routes, [](const world::Route& it) { return it.target != "local"; });
    table.routes.insert(first_other, {.destination = cidr, .target = "local", .origin = "CreateRouteTable"});
  }
}

void remove_local_route(world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr) {
  for (auto& [id, table] : ec2.route_tables) {
    if (table.vpc_id != vpc_id) continue;
    std::erase_if(table.routes, [&](const world::Route& it) { return it.target == "local" && it.destination == cidr; });
  }
}

}  // namespace kakoi::sim::services::ec2
