#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/permissions.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kNotFound = "InvalidGroup.NotFound";
using Side = std::vector<world::Permission> world::SecurityGroup::*;

FilterValues filter(const Context& context, const world::SecurityGroup& group, std::string_view name) {
  if (name == "group-id") return {{group.id}};
  if (name == "group-name") return {{group.name}};
  if (name == "vpc-id") return {{group.vpc_id}};
  if (name == "description") return {{group.description}};
  if (name == "owner-id") return {{context.region.account}};
  return std::nullopt;
}

Value shape(const Context& context, const world::SecurityGroup& group) {
  return Value::object({{"ownerId", context.region.account},
                        {"groupId", group.id},
                        {"groupName", group.name},
                        {"groupDescription", group.description},
                        {"securityGroupArn", context.region.arn("ec2", "security-group/" + group.id)},
                        {"vpcId", group.vpc_id},
                        {"ipPermissions", shape_of(context, group.ingress)},
                        {"ipPermissionsEgress", shape_of(context, group.egress)},
                        {"tagSet", tag_set(group.tags)}});
}

constexpr Kind<world::SecurityGroup> kKind{.ids = "GroupId",
                                           .set = "securityGroupInfo",
                                           .not_found = kNotFound,
                                           .what = "security group",
                                           .filter = filter,
                                           .shape = shape};

Expected<world::SecurityGroup*> group_of(Context& context, const Value& input) {
  const std::string id = input.text("GroupId");
  const auto found = context.region.ec2.groups.find(id);
  if (found == context.region.ec2.groups.end()) {
    return error(std::string(kNotFound), "The security group '" + id + "' does not exist");
  }
  return &found->second;
}

Outcome authorize(Context& context, const Value& input, Side side) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  auto& kept = (*group)->*side;
  for (const world::Permission& added : permissions_of(input)) {
    if (std::ranges::find(kept, added) != kept.end()) {
      return error("InvalidPermission.Duplicate", "the specified rule already exists");
    }
    merge(kept, added);
  }
  Value output = done();
  output.set("securityGroupRuleSet", Value::array());
  return output;
}

Outcome revoke(Context& context, const Value& input, Side side) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  for (const world::Permission& removed : permissions_of(input)) {
    take_out((*group)->*side, removed);
  }
  return done();
}

bool is_used(const world::Ec2& ec2, const std::string& id) {
  const auto uses = [&](const auto& it) { return std::ranges::find(it.second.groups, id) != it.second.groups.end(); };
  return std::ranges::any_of(ec2.interfaces, uses) || std::ranges::any_of(ec2.endpoints, uses);
}

}  // namespace

Outcome create_security_group(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input.text("VpcId"), "InvalidVpcID.NotFound", "vpc");
  if (!vpc) return tl::unexpected(vpc.error());
  world::SecurityGroup group{.id = context.world.ids.resource("sg"),
                             .name = input.text("GroupName"),
                             .description = input.text("GroupDescription"),
                             .vpc_id = (*vpc)->id,
                             .tags = tags_of(input)};
  if (std::ranges::any_of(ec2.groups, [&](const auto& it) {
        return it.second.vpc_id == group.vpc_id && it.second.name == group.name;
      })) {
    return error("InvalidGroup.Duplicate",
                 "The security group '" + group.name + "' already exists for VPC '" + group.vpc_id + "'");
  }
  group.egress.push_back({.cidrs = {"0.0.0.0/0"}});
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
  if (is_used(context.region.ec2, id))
    return error("DependencyViolation", "resource " + id + " has a dependent object");
  context.region.ec2.groups.erase(id);
  return done();
}

Outcome describe_security_groups(Context& context, const Value& input) {
  return describe(context, input, context.region.ec2.groups, kKind);
}

Outcome authorize_security_group_ingress(Context& context, const Value& input) {
  return authorize(context, input, &world::SecurityGroup::ingress);
}

Outcome authorize_security_group_egress(Context& context, const Value& input) {
  return authorize(context, input, &world::SecurityGroup::egress);
}

Outcome revoke_security_group_ingress(Context& context, const Value& input) {
  return revoke(context, input, &world::SecurityGroup::ingress);
}

Outcome revoke_security_group_egress(Context& context, const Value& input) {
  return revoke(context, input, &world::SecurityGroup::egress);
}

}  // namespace kakoi::sim::services::ec2
