#include "sim/services/ec2/rules.hpp"

#include "sim/services/ec2/describe.hpp"

#include "sim/network/ip.hpp"
#include "sim/network/managed_lists.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

using Source = std::string world::GroupRule::*;

/// The kinds of sources that a rule has: what each is called, and the one thing that it says.
struct SourceForm {
  std::string_view request_list;
  std::string_view request_member;
  std::string_view answer_list;
  std::string_view answer_member;
  Source kept;
};

constexpr std::array<SourceForm, 4> kSources = {{
    {"IpRanges", "CidrIp", "ipRanges", "cidrIp", &world::GroupRule::cidr},
    {"Ipv6Ranges", "CidrIpv6", "ipv6Ranges", "cidrIpv6", &world::GroupRule::ipv6_cidr},
    {"Groups", "GroupId", "groups", "groupId", &world::GroupRule::group},
    {"PrefixListIds", "PrefixListId", "prefixListIds", "prefixListId", &world::GroupRule::prefix_list},
}};

std::string protocol_of(const std::string& text) {
  if (text == "6") return "tcp";
  if (text == "17") return "udp";
  if (text == "1") return "icmp";
  if (text == "58") return "icmpv6";
  return text.empty() || text == "all" ? "-1" : text;
}

bool has_ports(const std::string& protocol) { return protocol == "tcp" || protocol == "udp"; }

Expected<world::GroupRule> ports_of(const Value& given, bool is_egress) {
  world::GroupRule rule{.id = {},
                        .is_egress = is_egress,
                        .protocol = protocol_of(given.text("IpProtocol")),
                        .from_port = given.integer("FromPort", -1),
                        .to_port = given.integer("ToPort", -1)};
  if (has_ports(rule.protocol)) {
    if (!given.has("FromPort") || !given.has("ToPort")) {
      return error("InvalidParameterValue",
                   "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    }
    if (rule.from_port < 0 || rule.to_port > 65535 || rule.from_port > rule.to_port) {
      return error("InvalidParameterValue", "TCP/UDP port range (" + std::to_string(rule.from_port) + ", " +
                                                std::to_string(rule.to_port) + ") is invalid.");
    }
  }
  if (rule.protocol == "-1") {
    rule.from_port = -1;
    rule.to_port = -1;
  }
  return rule;
}

/// Puts the source into the rule, in the form in which it is kept.
Expected<void> put_source(const Context& context, world::GroupRule& rule, Source kept, const std::string& source) {
  rule.*kept = source;
  if (kept == &world::GroupRule::group && !context.region.ec2.groups.contains(source) && rule.group_owner.empty()) {
    return tl::unexpected(not_found(kGroup, source));
  }
  if (kept == &world::GroupRule::prefix_list && !context.region.ec2.prefix_lists.contains(source) &&
      network::managed_prefix_list(context.region.name, source) == nullptr) {
    return tl::unexpected(not_found(kPrefixList, source));
  }
  const bool is_v6 = kept == &world::GroupRule::ipv6_cidr;
  if (is_v6 || kept == &world::GroupRule::cidr) {
    const auto block = network::parse_ip_block(source);
    if (!block || block->first.is_v6 != is_v6) {
      return error("InvalidParameterValue", "CIDR block " + source + " is malformed");
    }
    rule.*kept = network::text_of(*block);
  }
  return {};
}

std::string owner_in(const Context& context, const Value& source) {
  const std::string owner = source.text("UserId");
  return owner == context.region.account ? "" : owner;
}

Expected<void> add_rules(const Context& context, const Value& given, bool is_egress,
                         std::vector<world::GroupRule>& rules) {
  const auto ports = ports_of(given, is_egress);
  if (!ports) return tl::unexpected(ports.error());
  for (const SourceForm& form : kSources) {
    for (const Value& source : given[form.request_list].items()) {
      world::GroupRule rule = *ports;
      rule.description = source.text("Description");
      if (form.kept == &world::GroupRule::group) rule.group_owner = owner_in(context, source);
      auto put = put_source(context, rule, form.kept, source.text(form.request_member));
      if (!put) return put;
      rules.push_back(std::move(rule));
    }
  }
  return {};
}

}  // namespace

Expected<std::vector<world::GroupRule>> rules_of(const Context& context, const Value& input, bool is_egress) {
  std::vector<world::GroupRule> rules;
  for (const Value& given : input["IpPermissions"].items()) {
    const auto added = add_rules(context, given, is_egress, rules);
    if (!added) return tl::unexpected(added.error());
  }
  if (rules.empty() && input.has("IpProtocol")) {
    auto rule = ports_of(input, is_egress);
    if (!rule) return tl::unexpected(rule.error());
    const bool is_group = input.has("SourceSecurityGroupName");
    const auto put = put_source(context, *rule, is_group ? &world::GroupRule::group : &world::GroupRule::cidr,
                                input.text(is_group ? "SourceSecurityGroupName" : "CidrIp"));
    if (!put) return tl::unexpected(put.error());
    rules.push_back(*std::move(rule));
  }
  return rules;
}

Expected<world::GroupRule> rule_of_request(const Context& context, const Value& given, bool is_egress) {
  auto rule = ports_of(given, is_egress);
  if (!rule) return rule;
  rule->description = given.text("Description");
  struct Member {
    std::string_view name;
    Source kept;
  };
  constexpr std::array<Member, 4> kMembers = {{{"CidrIpv4", &world::GroupRule::cidr},
                                               {"CidrIpv6", &world::GroupRule::ipv6_cidr},
                                               {"ReferencedGroupId", &world::GroupRule::group},
                                               {"PrefixListId", &world::GroupRule::prefix_list}}};
  for (const Member& member : kMembers) {
    const std::string source = given.text(member.name);
    if (source.empty()) continue;
    const auto put = put_source(context, *rule, member.kept, source);
    if (!put) return tl::unexpected(put.error());
    return rule;
  }
  return error("MissingParameter", "The request must contain exactly one source or destination for the rule");
}

Value permissions_shape(const Context& context, const std::vector<world::GroupRule>& rules, bool is_egress) {
  struct Permission {
    const world::GroupRule* first = nullptr;
    std::array<Value, kSources.size()> sources = {};
  };
  std::vector<Permission> permissions;
  for (const world::GroupRule& rule : rules) {
    if (rule.is_egress != is_egress) continue;
    auto found = std::ranges::find_if(permissions, [&](const Permission& it) {
      return it.first->protocol == rule.protocol && it.first->from_port == rule.from_port &&
             it.first->to_port == rule.to_port;
    });
    if (found == permissions.end()) found = permissions.insert(found, {.first = &rule});
    for (std::size_t i = 0; i < kSources.size(); ++i) {
      const SourceForm& form = kSources[i];
      if ((rule.*form.kept).empty()) continue;
      Value one = Value::object({{std::string(form.answer_member), rule.*form.kept}});
      if (form.kept == &world::GroupRule::group) {
        one.set("userId", rule.group_owner.empty() ? context.region.account : rule.group_owner);
      }
      if (!rule.description.empty()) one.set("description", rule.description);
      found->sources[i].append(std::move(one));
    }
  }
  Value list = Value::array();
  for (Permission& it : permissions) {
    Value shape = Value::object({{"ipProtocol", it.first->protocol}});
    if (it.first->protocol != "-1") {
      shape.set("fromPort", it.first->from_port);
      shape.set("toPort", it.first->to_port);
    }
    for (std::size_t i = 0; i < kSources.size(); ++i) {
      shape.set(kSources[i].answer_list, it.sources[i].is_null() ? Value::array() : std::move(it.sources[i]));
    }
    list.append(std::move(shape));
  }
  return list;
}

Value rule_shape(const Context& context, const std::string& group_id, const world::GroupRule& rule) {
  const auto some = [](const std::string& text) { return text.empty() ? Value() : Value(text); };
  Value referenced;
  if (!rule.group.empty()) {
    referenced = Value::object(
        {{"groupId", rule.group}, {"userId", rule.group_owner.empty() ? context.region.account : rule.group_owner}});
  }
  return Value::object({{"securityGroupRuleId", rule.id},
                        {"securityGroupRuleArn", context.region.arn("ec2", "security-group-rule/" + rule.id)},
                        {"groupId", group_id},
                        {"groupOwnerId", context.region.account},
                        {"isEgress", rule.is_egress},
                        {"ipProtocol", rule.protocol},
                        {"fromPort", rule.from_port},
                        {"toPort", rule.to_port},
                        {"cidrIpv4", some(rule.cidr)},
                        {"cidrIpv6", some(rule.ipv6_cidr)},
                        {"prefixListId", some(rule.prefix_list)},
                        {"referencedGroupInfo", std::move(referenced)},
                        {"description", some(rule.description)},
                        {"tagSet", tag_set(rule.tags)}});
}

std::string text_of(const world::GroupRule& rule) {
  std::string text = "peer: " + rule.cidr + rule.ipv6_cidr + rule.group + rule.prefix_list + ", ";
  if (rule.protocol == "-1") return text + "ALL, ALLOW";
  std::string protocol = rule.protocol;
  std::ranges::transform(protocol, protocol.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text + protocol + ", from port: " + std::to_string(rule.from_port) +
         ", to port: " + std::to_string(rule.to_port) + ", ALLOW";
}

}  // namespace kakoi::sim::services::ec2
