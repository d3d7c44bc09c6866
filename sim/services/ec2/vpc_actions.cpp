#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include "sim/network/blocks.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidVpcID.NotFound";
// AWS's widest block is a /16; more room lets a generated estate have all its tasks in one.
constexpr unsigned kWidest = 8;
constexpr unsigned kNarrowest = 28;

FilterValues filter(const Context& context, const world::Vpc& vpc, std::string_view name) {
  if (name == "vpc-id") return {{vpc.id}};
  if (name == "cidr" || name == "cidr-block-association.cidr-block") return {{vpc.cidr}};
  if (name == "is-default" || name == "isDefault") return {{vpc.is_default ? "true" : "false"}};
  if (name == "state") return {{"available"}};
  if (name == "owner-id") return {{context.region.account}};
  return std::nullopt;
}

Value shape(const Context& context, const world::Vpc& vpc) {
  Value associations = Value::array();
  associations.append(Value::object({{"associationId", "vpc-cidr-assoc-" + vpc.id.substr(4)},
                                     {"cidrBlock", vpc.cidr},
                                     {"cidrBlockState", Value::object({{"state", "associated"}})}}));
  return Value::object({{"vpcId", vpc.id},
                        {"ownerId", context.region.account},
                        {"state", "available"},
                        {"cidrBlock", vpc.cidr},
                        {"cidrBlockAssociationSet", std::move(associations)},
                        {"dhcpOptionsId", "dopt-0a1b2c3d4e5f67890"},
                        {"instanceTenancy", "default"},
                        {"isDefault", vpc.is_default},
                        {"tagSet", tag_set(vpc.tags)}});
}

constexpr Kind<world::Vpc> kKind{
    .ids = "VpcId", .set = "vpcSet", .not_found = kNotFound, .what = "vpc", .filter = filter, .shape = shape};

/// Every VPC is born with a main route table, a default security group and a default network ACL.
void add_defaults(Context& context, const world::Vpc& vpc) {
  world::Ec2& ec2 = context.region.ec2;
  world::Ids& ids = context.world.ids;
  world::RouteTable table{.id = ids.resource("rtb"), .vpc_id = vpc.id};
  table.routes.push_back({.destination = vpc.cidr, .target = "local", .origin = "CreateRouteTable"});
  table.associations.push_back({.id = ids.resource("rtbassoc"), .subnet_id = {}});
  ec2.route_tables.emplace(table.id, table);

  world::SecurityGroup group{
      .id = ids.resource("sg"), .name = "default", .description = "default VPC security group", .vpc_id = vpc.id};
  group.ingress.push_back({.groups = {group.id}});
  group.egress.push_back({.cidrs = {"0.0.0.0/0"}});
  ec2.groups.emplace(group.id, group);

  constexpr std::int64_t kLast = 32767;
  world::NetworkAcl acl{.id = ids.resource("acl"), .vpc_id = vpc.id, .is_default = true};
  for (const bool is_egress : {true, false}) {
    acl.entries.push_back({.number = 100, .is_egress = is_egress, .cidr = "0.0.0.0/0"});
    acl.entries.push_back({.number = kLast, .allows = false, .is_egress = is_egress, .cidr = "0.0.0.0/0"});
  }
  ec2.acls.emplace(acl.id, acl);
}

bool is_in_use(const world::Ec2& ec2, const std::string& id) {
  const auto is_there = [&](const auto& it) { return it.second.vpc_id == id; };
  return std::ranges::any_of(ec2.subnets, is_there) || std::ranges::any_of(ec2.internet_gateways, is_there) ||
         std::ranges::any_of(ec2.endpoints, is_there) ||
         std::ranges::any_of(ec2.groups, [&](const auto& it) { return is_there(it) && it.second.name != "default"; });
}

}  // namespace

Outcome create_vpc(Context& context, const Value& input) {
  const std::string cidr = input.text("CidrBlock");
  if (cidr.empty()) return error("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
  const auto block = network::parse_block(cidr);
  if (!block || block->bits < kWidest || block->bits > kNarrowest) {
    return error("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
  }
  world::Vpc vpc{.id = context.world.ids.resource("vpc"), .cidr = cidr, .tags = tags_of(input)};
  add_defaults(context, vpc);
  Value output = Value::object({{"vpc", shape(context, vpc)}});
  context.region.ec2.vpcs.emplace(vpc.id, std::move(vpc));
  return output;
}

Outcome delete_vpc(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input.text("VpcId"), kNotFound, "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string id = (*vpc)->id;
  if (is_in_use(ec2, id)) {
    return error("DependencyViolation", "The vpc '" + id + "' has dependencies and cannot be deleted.");
  }
  const auto is_there = [&](const auto& it) { return it.second.vpc_id == id; };
  std::erase_if(ec2.route_tables, is_there);
  std::erase_if(ec2.groups, is_there);
  std::erase_if(ec2.acls, is_there);
  ec2.vpcs.erase(id);
  return done();
}

Outcome describe_vpcs(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.vpcs, kKind);
}

Outcome describe_vpc_attribute(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input.text("VpcId"), kNotFound, "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string name = input.text("Attribute");
  bool has = false;
  if (name == "enableDnsSupport") {
    has = (*vpc)->dns_support;
  } else if (name == "enableDnsHostnames") {
    has = (*vpc)->dns_hostnames;
  } else if (name != "enableNetworkAddressUsageMetrics") {
    return error("InvalidParameterValue",
                 "Value (" + name + ") for parameter attribute is invalid. Unknown attribute.");
  }
  return Value::object({{"vpcId", (*vpc)->id}, {name, Value::object({{"value", has}})}});
}

Outcome modify_vpc_attribute(Context& context, const Value& input) {
  const auto vpc = find(context.region.ec2.vpcs, input.text("VpcId"), kNotFound, "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  (*vpc)->dns_support = input["EnableDnsSupport"].boolean("Value", (*vpc)->dns_support);
  (*vpc)->dns_hostnames = input["EnableDnsHostnames"].boolean("Value", (*vpc)->dns_hostnames);
  return done();
}

}  // namespace kakoi::sim::services::ec2
