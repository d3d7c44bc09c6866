#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/forwarding.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/targets.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace kakoi::sim::services::elbv2 {
namespace {

constexpr std::int64_t kLastPriority = 50'000;

struct Shown {
  std::string arn;
  std::string priority;
  Value conditions = Value::array();
  Value actions;
  bool is_default = false;
};

Shown shown(const world::ListenerRule& rule) {
  return {.arn = rule.arn,
          .priority = std::to_string(rule.priority),
          .conditions = rule.conditions,
          .actions = rule.actions,
          .is_default = false};
}

Shown shown_default(const world::Listener& listener) {
  return {.arn = listener.default_rule,
          .priority = "default",
          .conditions = Value::array(),
          .actions = listener.actions,
          .is_default = true};
}

Value shape(const Shown& it) {
  return Value::object({{"RuleArn", it.arn},
                        {"Priority", it.priority},
                        {"Conditions", it.conditions},
                        {"Actions", it.actions},
                        {"IsDefault", it.is_default}});
}

Value answer(const world::ListenerRule& rule) {
  return Value::object({{"Rules", Value(Value::Array{shape(shown(rule))})}});
}

/// By priority, the default rule last.
std::string sort_key(std::int64_t priority, const std::string& arn) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%08lld ", static_cast<long long>(priority));
  return digits.data() + arn;
}

const world::Listener* listener_of_default(const world::Elbv2& elbv2, const std::string& arn) {
  const auto found =
      std::ranges::find_if(elbv2.listeners, [&](const auto& it) { return it.second.default_rule == arn; });
  return found != elbv2.listeners.end() ? &found->second : nullptr;
}

Expected<world::ListenerRule*> rule_of(Context& context, const std::string& arn) {
  world::Elbv2& elbv2 = context.region.elbv2;
  if (listener_of_default(elbv2, arn) != nullptr) return error("OperationNotPermitted", kDefaultRule);
  const auto found = elbv2.rules.find(arn);
  if (found == elbv2.rules.end()) return error("RuleNotFound", kOneOrMoreRules);
  return &found->second;
}

Expected<bool> check_priority(const Context& context, const std::string& listener, std::int64_t priority,
                              const std::string& except) {
  if (priority < 1 || priority > kLastPriority) return invalid("Priority must be between 1 and 50000");
  const bool is_taken = std::ranges::any_of(context.region.elbv2.rules, [&](const auto& it) {
    return it.second.listener == listener && it.second.priority == priority && it.first != except;
  });
  if (is_taken) return error("PriorityInUse", "Priority '" + std::to_string(priority) + "' is currently in use");
  return true;
}

const world::LoadBalancer& balancer_behind(const Context& context, const std::string& listener) {
  const world::Elbv2& elbv2 = context.region.elbv2;
  return elbv2.load_balancers.at(elbv2.listeners.at(listener).load_balancer);
}

Expected<bool> read(Context& context, const Value& input, world::ListenerRule& rule) {
  if (input.has("Conditions")) {
    auto conditions = conditions_of(input["Conditions"]);
    if (!conditions) return tl::unexpected(conditions.error());
    rule.conditions = *std::move(conditions);
  }
  if (input.has("Actions")) {
    auto actions = actions_of(context, input["Actions"], balancer_behind(context, rule.listener));
    if (!actions) return tl::unexpected(actions.error());
    rule.actions = *std::move(actions);
  }
  return true;
}

}  // namespace

Outcome create_rule(Context& context, const Value& input) {
  const auto listener = listener_of(context, input);
  if (!listener) return tl::unexpected(listener.error());
  if (const auto checked = require(input, {"Conditions", "Priority", "Actions"}); !checked) {
    return tl::unexpected(checked.error());
  }
  world::Elbv2& elbv2 = context.region.elbv2;
  const auto count =
      std::ranges::count_if(elbv2.rules, [&](const auto& it) { return it.second.listener == (*listener)->arn; });
  if (static_cast<std::size_t>(count) >= kMostRules) {
    return error("TooManyRules", "The maximum number of rules has been reached");
  }
  auto tags = tags_of(input);
  if (!tags) return tl::unexpected(tags.error());
  world::ListenerRule made{
      .listener = (*listener)->arn, .priority = input.integer("Priority"), .tags = *std::move(tags)};
  if (const auto checked = check_priority(context, made.listener, made.priority, {}); !checked) {
    return tl::unexpected(checked.error());
  }
  if (const auto checked = read(context, input, made); !checked) return tl::unexpected(checked.error());
  // The default rule's ARN differs only in its last part.
  const std::string& sibling = (*listener)->default_rule;
  made.arn = sibling.substr(0, sibling.rfind('/') + 1) + context.world.ids.hex(16);
  Value output = answer(made);
  elbv2.rules.emplace(made.arn, std::move(made));
  orchestration::look_at_targets(context.here());
  return output;
}

Outcome describe_rules(Context& context, const Value& input) {
  const world::Elbv2& elbv2 = context.region.elbv2;
  std::map<std::string, Shown> found;
  const auto add = [&](const world::ListenerRule& it) { found[sort_key(it.priority, it.arn)] = shown(it); };
  const auto add_default = [&](const world::Listener& it) {
    found[sort_key(kLastPriority + 1, it.default_rule)] = shown_default(it);
  };
  const std::vector<std::string> arns = input.texts_of("RuleArns");
  for (const std::string& arn : arns) {
    const world::Listener* listener = listener_of_default(elbv2, arn);
    const auto rule = elbv2.rules.find(arn);
    if (listener == nullptr && rule == elbv2.rules.end()) return error("RuleNotFound", kOneOrMoreRules);
    listener != nullptr ? add_default(*listener) : add(rule->second);
  }
  if (arns.empty()) {
    if (!input.has("ListenerArn")) return invalid(kRulesOrListener);
    const auto listener = listener_of(context, input);
    if (!listener) return tl::unexpected(listener.error());
    add_default(**listener);
    for (const auto& [arn, rule] : elbv2.rules) {
      if (rule.listener == (*listener)->arn) add(rule);
    }
  }
  std::vector<std::string> keys;
  keys.reserve(found.size());
  for (const auto& [key, it] : found) {
    keys.push_back(key);
  }
  return describe(context, input, found, keys, "Rules", shape);
}

Outcome modify_rule(Context& context, const Value& input) {
  if (const auto checked = require(input, {"RuleArn"}); !checked) return tl::unexpected(checked.error());
  const auto rule = rule_of(context, input.text("RuleArn"));
  if (!rule) return tl::unexpected(rule.error());
  if (!input.has("Conditions") && !input.has("Actions")) {
    return invalid("Either conditions or actions must be specified");
  }
  world::ListenerRule changed = **rule;
  if (const auto checked = read(context, input, changed); !checked) return tl::unexpected(checked.error());
  **rule = std::move(changed);
  orchestration::look_at_targets(context.here());
  return answer(**rule);
}

Outcome delete_rule(Context& context, const Value& input) {
  if (const auto checked = require(input, {"RuleArn"}); !checked) return tl::unexpected(checked.error());
  const auto rule = rule_of(context, input.text("RuleArn"));
  if (!rule) return tl::unexpected(rule.error());
  context.region.elbv2.rules.erase(std::string((*rule)->arn));
  orchestration::look_at_targets(context.here());
  return Value::object();
}

Outcome set_rule_priorities(Context& context, const Value& input) {
  if (const auto checked = require(input, {"RulePriorities"}); !checked) return tl::unexpected(checked.error());
  world::Elbv2& elbv2 = context.region.elbv2;
  const auto before = elbv2.rules;
  std::vector<world::ListenerRule*> moved;
  for (const Value& pair : input["RulePriorities"].items()) {
    const auto rule = rule_of(context, pair.text("RuleArn"));
    if (!rule) {
      elbv2.rules = before;
      return tl::unexpected(rule.error());
    }
    (*rule)->priority = pair.integer("Priority");
    moved.push_back(*rule);
  }
  Value rules = Value::array();
  // All at once: two rules may change places.
  for (const world::ListenerRule* rule : moved) {
    if (const auto checked = check_priority(context, rule->listener, rule->priority, rule->arn); !checked) {
      elbv2.rules = before;
      return tl::unexpected(checked.error());
    }
    rules.append(shape(shown(*rule)));
  }
  return Value::object({{"Rules", std::move(rules)}});
}

}  // namespace kakoi::sim::services::elbv2
