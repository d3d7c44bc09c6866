#include "sim/services/elbv2/forwarding.hpp"

#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/traffic.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::size_t kMostForwards = 5;
constexpr std::int64_t kMostWeight = 999;

bool is_http(std::string_view protocol) { return protocol == "HTTP" || protocol == "HTTPS"; }

Expected<bool> check_group(const Context& context, const std::string& arn, const world::LoadBalancer& balancer) {
  const auto group = context.region.elbv2.target_groups.find(arn);
  if (group == context.region.elbv2.target_groups.end()) {
    return error("TargetGroupNotFound", "Target group '" + arn + "' not found");
  }
  if (group->second.vpc_id != balancer.vpc_id) return error("InvalidConfigurationRequest", kOtherVpc);
  if (is_http(group->second.protocol) != balancer.is_application()) {
    return error("IncompatibleProtocols", kProtocols);
  }
  const auto others = context.region.elbv2.balancers_of(arn);
  if (std::ranges::any_of(others, [&](const std::string& it) { return it != balancer.arn; })) {
    return error("TargetGroupAssociationLimit",
                 "The following target groups cannot be associated with more than one load balancer: " + arn);
  }
  return true;
}

Expected<Value> forward_of(const Context& context, const Value& action, const world::LoadBalancer& balancer) {
  std::vector<orchestration::WeightedGroup> groups;
  for (const Value& tuple : action["ForwardConfig"]["TargetGroups"].items()) {
    groups.push_back({.arn = tuple.text("TargetGroupArn"), .weight = tuple.integer("Weight", 1)});
  }
  if (groups.empty() && action.has("TargetGroupArn")) groups.push_back({.arn = action.text("TargetGroupArn")});
  if (groups.empty()) return invalid("A target group ARN must be specified");
  if (groups.size() > kMostForwards) {
    return error("TooManyUniqueTargetGroupsPerLoadBalancer", "An action can forward to at most 5 target groups");
  }
  for (const orchestration::WeightedGroup& it : groups) {
    if (const auto checked = check_group(context, it.arn, balancer); !checked) return tl::unexpected(checked.error());
    if (it.weight < 0 || it.weight > kMostWeight) return invalid("The weight of a target group must be 0 to 999");
  }
  Value forward = orchestration::forward_action(groups);
  const Value& stickiness = action["ForwardConfig"]["TargetGroupStickinessConfig"];
  if (stickiness.boolean("Enabled")) {
    Value config = forward["ForwardConfig"];
    config.set("TargetGroupStickinessConfig", stickiness);
    forward.set("ForwardConfig", std::move(config));
  }
  return forward;
}

Expected<Value> redirect_of(const Value& action) {
  const Value& given = action["RedirectConfig"];
  const std::string code = given.text("StatusCode");
  if (code != "HTTP_301" && code != "HTTP_302") {
    return invalid("The redirect status code must be one of 'HTTP_301, HTTP_302'");
  }
  return Value::object({{"Type", "redirect"},
                        {"RedirectConfig", Value::object({{"Protocol", given.text("Protocol", "#{protocol}")},
                                                          {"Port", given.text("Port", "#{port}")},
                                                          {"Host", given.text("Host", "#{host}")},
                                                          {"Path", given.text("Path", "/#{path}")},
                                                          {"Query", given.text("Query", "#{query}")},
                                                          {"StatusCode", code}})}});
}

Expected<Value> fixed_response_of(const Value& action) {
  const Value& given = action["FixedResponseConfig"];
  const std::string code = given.text("StatusCode");
  const bool is_code = code.size() == 3 && (code[0] == '2' || code[0] == '4' || code[0] == '5');
  if (!is_code) return invalid("The status code of a fixed response must be 2XX, 4XX or 5XX");
  return Value::object({{"Type", "fixed-response"}, {"FixedResponseConfig", given}});
}

Expected<Value> action_of(const Context& context, const Value& action, const world::LoadBalancer& balancer) {
  constexpr std::array<std::string_view, 3> kBefore = {"authenticate-oidc", "authenticate-cognito", "jwt-validation"};
  const std::string type = action.text("Type");
  if (type == "forward") return forward_of(context, action, balancer);
  if (balancer.is_application()) {
    if (type == "redirect") return redirect_of(action);
    if (type == "fixed-response") return fixed_response_of(action);
    if (std::ranges::find(kBefore, type) != kBefore.end()) return action;
  }
  return invalid("1 validation error detected: Value '" + type +
                 "' at 'actions.1.member.type' failed to satisfy constraint: Member must satisfy enum value set: "
                 "[forward, authenticate-oidc, authenticate-cognito, redirect, fixed-response, jwt-validation]");
}

struct Field {
  std::string_view name;
  std::string_view config;
  bool is_old;  ///< and has its values under `Values` too
};

constexpr std::array<Field, 6> kFields = {{
    {.name = "path-pattern", .config = "PathPatternConfig", .is_old = true},
    {.name = "host-header", .config = "HostHeaderConfig", .is_old = true},
    {.name = "http-header", .config = "HttpHeaderConfig", .is_old = false},
    {.name = "http-request-method", .config = "HttpRequestMethodConfig", .is_old = false},
    {.name = "query-string", .config = "QueryStringConfig", .is_old = false},
    {.name = "source-ip", .config = "SourceIpConfig", .is_old = false},
}};

}  // namespace

Expected<Value> actions_of(Context& context, const Value& list, const world::LoadBalancer& balancer) {
  Value actions = Value::array();
  std::size_t ends = 0;
  for (const Value& given : list.items()) {
    auto action = action_of(context, given, balancer);
    if (!action) return tl::unexpected(action.error());
    if (given.has("Order")) action->set("Order", given["Order"]);
    const std::string type = action->text("Type");
    if (type == "forward" || type == "redirect" || type == "fixed-response") ++ends;
    actions.append(*std::move(action));
  }
  if (ends != 1) {
    return error("InvalidLoadBalancerAction", "There must be one action that forwards, redirects or answers");
  }
  return actions;
}

Expected<Value> conditions_of(const Value& list) {
  Value conditions = Value::array();
  for (const Value& given : list.items()) {
    const std::string name = given.text("Field");
    const auto* field = std::ranges::find(kFields, name, &Field::name);
    if (field == kFields.end()) {
      return invalid("Condition field '" + name +
                     "' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string, "
                     "source-ip]'");
    }
    Value config = given[field->config];
    if (config.is_null() && field->is_old) config = Value::object({{"Values", given["Values"]}});
    if (config["Values"].items().empty() && config["RegexValues"].items().empty()) {
      return invalid("A condition value must be specified");
    }
    Value condition = Value::object({{"Field", name}});
    if (field->is_old) condition.set("Values", config["Values"]);
    condition.set(field->config, std::move(config));
    conditions.append(std::move(condition));
  }
  return conditions;
}

}  // namespace kakoi::sim::services::elbv2
