#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include "sim/network/blocks.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidSubnetID.NotFound";
constexpr std::int64_t kReserved = 5;
constexpr unsigned kNarrowest = 28;

std::string zone_id(const std::string& zone) {
  // us-east-1a -> use1-az1
  return "az" + std::to_string(zone.empty() ? 1 : zone.back() - 'a' + 1);
}

FilterValues filter(const Context& /*context*/, const world::Subnet& subnet, std::string_view name) {
  if (name == "subnet-id") return {{subnet.id}};
  if (name == "vpc-id") return {{subnet.vpc_id}};
  if (name == "cidr-block" || name == "cidr" || name == "cidrBlock") return {{subnet.cidr}};
  if (name == "availability-zone" || name == "availabilityZone") return {{subnet.zone}};
  if (name == "map-public-ip-on-launch") return {{subnet.map_public_ip_on_launch ? "true" : "false"}};
  if (name == "default-for-az" || name == "defaultForAz") return {{"false"}};
  if (name == "state") return {{"available"}};
  return std::nullopt;
}

std::int64_t free_addresses(const world::Subnet& subnet) {
  const auto block = network::parse_block(subnet.cidr);
  return block ? (std::int64_t{1} << (32U - block->bits)) - kReserved : 0;
}

Value shape(const Context& context, const world::Subnet& subnet) {
  Value ipv6 = Value::array();
  if (!subnet.ipv6_cidr.empty()) {
    ipv6.append(Value::object({{"associationId", "subnet-cidr-assoc-" + subnet.id.substr(7)},
                               {"ipv6CidrBlock", subnet.ipv6_cidr},
                               {"ipv6CidrBlockState", Value::object({{"state", "associated"}})}}));
  }
  return Value::object({{"subnetId", subnet.id},
                        {"subnetArn", context.region.arn("ec2", "subnet/" + subnet.id)},
                        {"state", "available"},
                        {"ownerId", context.region.account},
                        {"vpcId", subnet.vpc_id},
                        {"cidrBlock", subnet.cidr},
                        {"ipv6CidrBlockAssociationSet", std::move(ipv6)},
                        {"availableIpAddressCount", free_addresses(subnet)},
                        {"availabilityZone", subnet.zone},
                        {"availabilityZoneId", zone_id(subnet.zone)},
                        {"defaultForAz", false},
                        {"mapPublicIpOnLaunch", subnet.map_public_ip_on_launch},
                        {"assignIpv6AddressOnCreation", false},
                        {"ipv6Native", false},
                        {"enableDns64", false},
                        {"tagSet", tag_set(subnet.tags)}});
}

constexpr Kind<world::Subnet> kKind{
    .ids = "SubnetId", .set = "subnetSet", .not_found = kNotFound, .what = "subnet", .filter = filter, .shape = shape};

}  // namespace

Outcome create_subnet(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input.text("VpcId"), "InvalidVpcID.NotFound", "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  world::Subnet subnet{.id = context.world.ids.resource("subnet"),
                       .vpc_id = (*vpc)->id,
                       .cidr = input.text("CidrBlock"),
                       .ipv6_cidr = input.text("Ipv6CidrBlock"),
                       .zone = input.text("AvailabilityZone", context.region.name + "a"),
                       .tags = tags_of(input)};
  const auto block = network::parse_block(subnet.cidr);
  const auto whole = network::parse_block((*vpc)->cidr);
  if (!block || block->bits > kNarrowest || !whole || !whole->contains(*block)) {
    return error("InvalidSubnet.Range", "The CIDR '" + subnet.cidr + "' is invalid.");
  }
  for (auto& [id, acl] : ec2.acls) {
    if (acl.vpc_id == (*vpc)->id && acl.is_default) acl.subnets[subnet.id] = context.world.ids.resource("aclassoc");
  }
  Value output = Value::object({{"subnet", shape(context, subnet)}});
  ec2.subnets.emplace(subnet.id, std::move(subnet));
  return output;
}

Outcome delete_subnet(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto subnet = find(ec2.subnets, input.text("SubnetId"), kNotFound, "subnet");
  if (!subnet) return tl::unexpected(subnet.error());
  const std::string id = (*subnet)->id;
  if (std::ranges::any_of(ec2.interfaces, [&](const auto& it) { return it.second.subnet_id == id; })) {
    return error("DependencyViolation", "The subnet '" + id + "' has dependencies and cannot be deleted.");
  }
  for (auto& [table_id, table] : ec2.route_tables) {
    std::erase_if(table.associations, [&](const world::RouteTableAssociation& it) { return it.subnet_id == id; });
  }
  for (auto& [acl_id, acl] : ec2.acls) {
    acl.subnets.erase(id);
  }
  ec2.subnets.erase(id);
  return done();
}

Outcome describe_subnets(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.subnets, kKind);
}

Outcome modify_subnet_attribute(Context& context, const Value& input) {
  const auto subnet = find(context.region.ec2.subnets, input.text("SubnetId"), kNotFound, "subnet");
  if (!subnet) return tl::unexpected(subnet.error());
  bool& maps = (*subnet)->map_public_ip_on_launch;
  maps = input["MapPublicIpOnLaunch"].boolean("Value", maps);
  return done();
}

}  // namespace kakoi::sim::services::ec2
