#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/groups.hpp"
#include "sim/services/ec2/rules.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::size_t kLongestText = 255;

constexpr std::array kFilters = {
    Filter{"group-id", "groupId"},
    Filter{"group-name", "groupName"},
    Filter{"vpc-id", "vpcId"},
    Filter{"description", "groupDescription"},
    Filter{"owner-id", "ownerId"},
    Filter{"ip-permission.cidr", "ipPermissions.ipRanges.cidrIp"},
    Filter{"ip-permission.ipv6-cidr", "ipPermissions.ipv6Ranges.cidrIpv6"},
    Filter{"ip-permission.from-port", "ipPermissions.fromPort"},
    Filter{"ip-permission.to-port", "ipPermissions.toPort"},
    Filter{"ip-permission.group-id", "ipPermissions.groups.groupId"},
    Filter{"ip-permission.group-name", "ipPermissions.groups.groupName"},
    Filter{"ip-permission.user-id", "ipPermissions.groups.userId"},
    Filter{"ip-permission.prefix-list-id", "ipPermissions.prefixListIds.prefixListId"},
    Filter{"ip-permission.protocol", "ipPermissions.ipProtocol"},
    Filter{"egress.ip-permission.cidr", "ipPermissionsEgress.ipRanges.cidrIp"},
    Filter{"egress.ip-permission.ipv6-cidr", "ipPermissionsEgress.ipv6Ranges.cidrIpv6"},
    Filter{"egress.ip-permission.from-port", "ipPermissionsEgress.fromPort"},
    Filter{"egress.ip-permission.to-port", "ipPermissionsEgress.toPort"},
    Filter{"egress.ip-permission.group-id", "ipPermissionsEgress.groups.groupId"},
    Filter{"egress.ip-permission.group-name", "ipPermissionsEgress.groups.groupName"},
    Filter{"egress.ip-permission.user-id", "ipPermissionsEgress.groups.userId"},
    Filter{"egress.ip-permission.prefix-list-id", "ipPermissionsEgress.prefixListIds.prefixListId"},
    Filter{"egress.ip-permission.protocol", "ipPermissionsEgress.ipProtocol"},
};

Value shape(const Context& context, const world::SecurityGroup& group) {
  return Value::object({{"ownerId", context.region.account},
                        {"groupId", group.id},
                        {"groupName", group.name},
                        {"groupDescription", group.description},
                        {"securityGroupArn", context.region.arn("ec2", "security-group/" + group.id)},
                        {"vpcId", group.vpc_id},
                        {"ipPermissions", permissions_shape(context, group.rules, false)},
                        {"ipPermissionsEgress", permissions_shape(context, group.rules, true)},
                        {"tagSet", tag_set(group.tags)}});
}

constexpr Kind<world::SecurityGroup> kGroups{
    .naming = kGroup, .set = "securityGroupInfo", .filters = kFilters, .shape = shape};

bool is_used(const world::Ec2& ec2, const std::string& id) {
  const auto uses = [&](const auto& it) { return std::ranges::find(it.second.groups, id) != it.second.groups.end(); };
  return std::ranges::any_of(ec2.interfaces, uses) || std::ranges::any_of(ec2.endpoints, uses);
}

bool is_referenced(const world::Ec2& ec2, const std::string& id) {
  return std::ranges::any_of(ec2.groups, [&](const auto& it) {
    return it.first != id && std::ranges::find(it.second.rules, id, &world::GroupRule::group) != it.second.rules.end();
  });
}

/// A VPC of the account, or one that is shared with it.
Expected<std::string> vpc_for_group(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  if (!input.has("VpcId")) {
    const auto found = std::ranges::find_if(ec2.vpcs, [](const auto& it) { return it.second.is_default; });
    if (found != ec2.vpcs.end()) return found->first;
    return error("VPCIdNotSpecified", "No default VPC for this user");
  }
  std::string id = input.text("VpcId");
  for (const auto& [subnet, account] : ec2.shared_subnets) {
    if (context.world.account(account).region(context.region.name).ec2.vpcs.contains(id)) return id;
  }
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  return id;
}

}  // namespace

Expected<world::SecurityGroup*> group_of(Context& context, const Value& input) {
  const std::string name = input.text("GroupName");
  if (!input.has("GroupId") && name.empty()) {
    return error("MissingParameter", "The request must contain the parameter groupName or groupId");
  }
  if (input.has("GroupId")) return find(context.region.ec2.groups, input, kGroup);
  for (auto& [id, group] : context.region.ec2.groups) {
    const auto vpc = context.region.ec2.vpcs.find(group.vpc_id);
    // Names are for the default VPC only.
    if (group.name == name && vpc != context.region.ec2.vpcs.end() && vpc->second.is_default) return &group;
  }
  return error("InvalidGroup.NotFound", "The security group '" + name + "' does not exist in default VPC");
}

Outcome create_security_group(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc_id = vpc_for_group(context, input);
  if (!vpc_id) return tl::unexpected(vpc_id.error());
  world::SecurityGroup group{.id = context.world.ids.resource("sg"),
                             .name = input.text("GroupName"),
                             .description = input.text("GroupDescription"),
                             .vpc_id = *vpc_id,
                             .tags = tags_of(input)};
  if (group.name == "default") {
    return error("InvalidParameterValue", "Cannot use reserved security group name: default");
  }
  if (group.name.starts_with("sg-")) {
    return error("InvalidParameterValue", "Group names may not be in the format sg-*");
  }
  if (group.name.size() > kLongestText || group.description.size() > kLongestText) {
    return error("InvalidParameterValue",
                 "Names and descriptions of security groups are up to 255 characters in length");
  }
  if (std::ranges::any_of(ec2.groups, [&](const auto& it) {
        return it.second.vpc_id == group.vpc_id && it.second.name == group.name;
      })) {
    return error("InvalidGroup.Duplicate",
                 "The security group '" + group.name + "' already exists for VPC '" + group.vpc_id + "'");
  }
  group.rules.push_back({.id = context.world.ids.resource("sgr"), .is_egress = true, .cidr = "0.0.0.0/0"});
  const auto vpc = ec2.vpcs.find(*vpc_id);
  if (vpc != ec2.vpcs.end() && !vpc->second.ipv6_cidrs.empty()) {
    group.rules.push_back({.id = context.world.ids.resource("sgr"), .is_egress = true, .ipv6_cidr = "::/0"});
  }
  Value output = done();
  output.set("groupId", group.id);
  output.set("securityGroupArn", context.region.arn("ec2", "security-group/" + group.id));
  output.set("tagSet", tag_set(group.tags));
  ec2.groups.emplace(group.id, std::move(group));
  return output;
}

Outcome delete_security_group(Context& context, const Value& input) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  const std::string id = (*group)->id;
  if ((*group)->name == "default") {
    return error("CannotDelete", "the specified group: \"" + id + R"(" name: "default" cannot be deleted by a user)");
  }
  world::Ec2& ec2 = context.region.ec2;
  if (is_used(ec2, id) || is_referenced(ec2, id)) {
    return error("DependencyViolation", "resource " + id + " has a dependent object");
  }
  ec2.groups.erase(id);
  Value output = done();
  output.set("groupId", id);
  return output;
}

Outcome describe_security_groups(Context& context, const Value& input) {
  const auto& groups = context.region.ec2.groups;
  const auto names = input.texts_of("GroupName");
  if (names.empty()) return describe(context, input, groups, kGroups);
  std::map<std::string, world::SecurityGroup> asked;
  for (const std::string& name : names) {
    const auto group = group_of(context, Value::object({{"GroupName", name}}));
    if (!group) return tl::unexpected(group.error());
    asked.emplace((*group)->id, **group);
  }
  return describe(context, input, asked, kGroups);
}

Outcome describe_security_group_references(Context& context, const Value& input) {
  for (const std::string& id : input.texts_of("GroupId")) {
    const auto group = find_id(context.region.ec2.groups, id, kGroup);
    if (!group) return tl::unexpected(group.error());
  }
  // Only groups on the other side of a peering connection are listed, and those name ours by owner.
  Value references = Value::array();
  for (const auto& [id, peering] : context.region.ec2.peerings) {
    const bool is_requester = peering.requester.account == context.region.account;
    const world::PeeringSide& other = is_requester ? peering.accepter : peering.requester;
    const world::Ec2& there = context.world.account(other.account).region(other.region).ec2;
    for (const std::string& group_id : input.texts_of("GroupId")) {
      const bool refers = std::ranges::any_of(there.groups, [&](const auto& it) {
        return it.second.vpc_id == other.vpc_id &&
               std::ranges::find(it.second.rules, group_id, &world::GroupRule::group) != it.second.rules.end();
      });
      if (!refers) continue;
      references.append(
          Value::object({{"groupId", group_id}, {"referencingVpcId", other.vpc_id}, {"vpcPeeringConnectionId", id}}));
    }
  }
  return Value::object({{"securityGroupReferenceSet", std::move(references)}});
}

}  // namespace kakoi::sim::services::ec2
