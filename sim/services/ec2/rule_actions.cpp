#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/groups.hpp"
#include "sim/services/ec2/rules.hpp"

#include <algorithm>
#include <array>
#include <set>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::ptrdiff_t kMostRules = 60;

constexpr std::array kFilters = {
    Filter{"group-id", "groupId"},
    Filter{"security-group-rule-id", "securityGroupRuleId"},
};

/// A rule together with the group that it is of.
struct OwnedRule {
  std::string group_id = {};
  world::GroupRule rule = {};
  world::Tags tags = {};
};

constexpr Kind<OwnedRule> kRules{
    .naming = kGroupRule,
    .set = "securityGroupRuleSet",
    .filters = kFilters,
    .shape = [](const Context& context, const OwnedRule& it) { return rule_shape(context, it.group_id, it.rule); }};

Outcome authorize(Context& context, const Value& input, bool is_egress) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  auto added = rules_of(context, input, is_egress);
  if (!added) return tl::unexpected(added.error());
  if (added->empty()) return error("MissingParameter", "Either 'ipPermissions' or a rule should be provided.");
  auto& kept = (*group)->rules;
  for (const world::GroupRule& rule : *added) {
    if (std::ranges::any_of(kept, [&](const auto& it) { return it.says_same(rule); })) {
      return error("InvalidPermission.Duplicate", "the specified rule \"" + text_of(rule) + "\" already exists");
    }
  }
  if (std::ranges::count(kept, is_egress, &world::GroupRule::is_egress) + static_cast<std::ptrdiff_t>(added->size()) >
      kMostRules) {
    return error("RulesPerSecurityGroupLimitExceeded",
                 "The maximum number of rules per security group has been reached.");
  }
  Value rules = Value::array();
  for (world::GroupRule& rule : *added) {
    rule.id = context.world.ids.resource("sgr");
    rule.tags = tags_of(input);
    rules.append(rule_shape(context, (*group)->id, rule));
    kept.push_back(std::move(rule));
  }
  Value output = done();
  output.set("securityGroupRuleSet", std::move(rules));
  return output;
}

Value revoked_shape(const std::string& group_id, const world::GroupRule& rule) {
  const auto some = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  return Value::object({{"securityGroupRuleId", rule.id},
                        {"groupId", group_id},
                        {"isEgress", rule.is_egress},
                        {"ipProtocol", rule.protocol},
                        {"fromPort", rule.from_port},
                        {"toPort", rule.to_port},
                        {"cidrIpv4", some(rule.cidr)},
                        {"cidrIpv6", some(rule.ipv6_cidr)},
                        {"prefixListId", some(rule.prefix_list)},
                        {"referencedGroupId", some(rule.group)},
                        {"description", some(rule.description)}});
}

/// The ids of the rules that the request wants gone.
Expected<std::set<std::string>> unwanted(const Context& context, const Value& input, const world::SecurityGroup& group,
                                         bool is_egress) {
  std::set<std::string> ids;
  for (const std::string& id : input.texts_of("SecurityGroupRuleId")) {
    const auto found = std::ranges::find(group.rules, id, &world::GroupRule::id);
    if (found == group.rules.end() || found->is_egress != is_egress) return tl::unexpected(not_found(kGroupRule, id));
    ids.insert(id);
  }
  const auto rules = rules_of(context, input, is_egress);
  if (!rules) return tl::unexpected(rules.error());
  for (const world::GroupRule& rule : *rules) {
    const auto found = std::ranges::find_if(group.rules, [&](const auto& it) { return it.says_same(rule); });
    if (found == group.rules.end()) {
      return error("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }
    ids.insert(found->id);
  }
  return ids;
}

Outcome revoke(Context& context, const Value& input, bool is_egress) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  const auto ids = unwanted(context, input, **group, is_egress);
  if (!ids) return tl::unexpected(ids.error());
  Value revoked = Value::array();
  for (const world::GroupRule& rule : (*group)->rules) {
    if (ids->contains(rule.id)) revoked.append(revoked_shape((*group)->id, rule));
  }
  std::erase_if((*group)->rules, [&](const world::GroupRule& it) { return ids->contains(it.id); });
  Value output = done();
  output.set("revokedSecurityGroupRuleSet", std::move(revoked));
  return output;
}

world::GroupRule* rule_of(world::SecurityGroup& group, const std::string& id) {
  const auto found = std::ranges::find(group.rules, id, &world::GroupRule::id);
  return found != group.rules.end() ? &*found : nullptr;
}

Outcome describe_rules_again(Context& context, const Value& input, bool is_egress) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  for (const Value& given : input["SecurityGroupRuleDescription"].items()) {
    world::GroupRule* rule = rule_of(**group, given.text("SecurityGroupRuleId"));
    if (rule == nullptr) return tl::unexpected(not_found(kGroupRule, given.text("SecurityGroupRuleId")));
    rule->description = given.text("Description");
  }
  const auto rules = rules_of(context, input, is_egress);
  if (!rules) return tl::unexpected(rules.error());
  for (const world::GroupRule& wanted : *rules) {
    const auto found = std::ranges::find_if((*group)->rules, [&](const auto& it) { return it.says_same(wanted); });
    if (found == (*group)->rules.end()) {
      return error("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }
    found->description = wanted.description;
  }
  return done();
}

}  // namespace

Outcome authorize_security_group_ingress(Context& context, const Value& input) {
  return authorize(context, input, false);
}

Outcome authorize_security_group_egress(Context& context, const Value& input) {
  return authorize(context, input, true);
}

Outcome revoke_security_group_ingress(Context& context, const Value& input) { return revoke(context, input, false); }

Outcome revoke_security_group_egress(Context& context, const Value& input) { return revoke(context, input, true); }

Outcome update_security_group_rule_descriptions_ingress(Context& context, const Value& input) {
  return describe_rules_again(context, input, false);
}

Outcome update_security_group_rule_descriptions_egress(Context& context, const Value& input) {
  return describe_rules_again(context, input, true);
}

Outcome modify_security_group_rules(Context& context, const Value& input) {
  const auto group = group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  for (const Value& given : input["SecurityGroupRule"].items()) {
    world::GroupRule* rule = rule_of(**group, given.text("SecurityGroupRuleId"));
    if (rule == nullptr) return tl::unexpected(not_found(kGroupRule, given.text("SecurityGroupRuleId")));
    auto changed = rule_of_request(context, given["SecurityGroupRule"], rule->is_egress);
    if (!changed) return tl::unexpected(changed.error());
    const bool is_double = std::ranges::any_of(
        (*group)->rules, [&](const auto& it) { return it.id != rule->id && it.says_same(*changed); });
    if (is_double) {
      return error("InvalidPermission.Duplicate", "the specified rule \"" + text_of(*changed) + "\" already exists");
    }
    changed->id = rule->id;
    changed->tags = rule->tags;
    *rule = *std::move(changed);
  }
  return done();
}

Outcome describe_security_group_rules(Context& context, const Value& input) {
  std::map<std::string, OwnedRule> all;
  for (const auto& [group_id, group] : context.region.ec2.groups) {
    for (const world::GroupRule& rule : group.rules) {
      all.emplace(rule.id, OwnedRule{.group_id = group_id, .rule = rule, .tags = rule.tags});
    }
  }
  return describe(context, input, all, kRules);
}

}  // namespace kakoi::sim::services::ec2
