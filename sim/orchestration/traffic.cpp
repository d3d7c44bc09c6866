#include "sim/orchestration/traffic.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kakoi::sim::orchestration {
namespace {

using value::Value;

bool knows(const Value& actions, const std::string& target_group) {
  const std::vector<std::string> groups = world::forwards_of(actions);
  return std::ranges::find(groups, target_group) != groups.end();
}

/// Every list of actions that `where` stands for, the default ones first.
std::vector<Value*> actions_at(world::Elbv2& elbv2, const std::string& where) {
  std::vector<Value*> found;
  if (const auto rule = elbv2.rules.find(where); rule != elbv2.rules.end()) found.push_back(&rule->second.actions);
  if (const auto listener = elbv2.listeners.find(where); listener != elbv2.listeners.end()) {
    found.push_back(&listener->second.actions);
    for (auto& [arn, rule] : elbv2.rules) {
      if (rule.listener == where) found.push_back(&rule.actions);
    }
  }
  return found;
}

std::vector<const Value*> actions_at(const world::Elbv2& elbv2, const std::string& where) {
  std::vector<const Value*> found;
  if (const auto rule = elbv2.rules.find(where); rule != elbv2.rules.end()) found.push_back(&rule->second.actions);
  if (const auto listener = elbv2.listeners.find(where); listener != elbv2.listeners.end()) {
    found.push_back(&listener->second.actions);
    for (const auto& [arn, rule] : elbv2.rules) {
      if (rule.listener == where) found.push_back(&rule.actions);
    }
  }
  return found;
}

std::optional<double> share_in(const Value& actions, const std::string& target_group) {
  double all = 0;
  double mine = 0;
  bool is_known = false;
  for (const Value& action : actions.items()) {
    for (const Value& tuple : action["ForwardConfig"]["TargetGroups"].items()) {
      const double weight = tuple.number("Weight", 1);
      const bool is_it = tuple.text("TargetGroupArn") == target_group;
      all += weight;
      mine += is_it ? weight : 0;
      is_known = is_known || is_it;
    }
  }
  if (!is_known) return std::nullopt;
  return all > 0 ? mine * 100 / all : 0;
}

/// The same list with the forwarding replaced; authentication before it stays.
Value with_forward(const Value& actions, const std::vector<WeightedGroup>& groups) {
  Value changed = Value::array();
  for (const Value& action : actions.items()) {
    if (action.text("Type") != "forward") {
      changed.append(action);
      continue;
    }
    Value forward = forward_action(groups);
    if (action.has("Order")) forward.set("Order", action["Order"]);
    changed.append(std::move(forward));
  }
  return changed;
}

}  // namespace

Value forward_action(const std::vector<WeightedGroup>& groups) {
  Value tuples = Value::array();
  for (const WeightedGroup& it : groups) {
    tuples.append(Value::object({{"TargetGroupArn", it.arn}, {"Weight", it.weight}}));
  }
  Value action = Value::object({{"Type", "forward"}});
  if (groups.size() == 1) action.set("TargetGroupArn", groups.front().arn);
  action.set("ForwardConfig", Value::object({{"TargetGroups", std::move(tuples)},
                                             {"TargetGroupStickinessConfig", Value::object({{"Enabled", false}})}}));
  return action;
}

bool forwards_to(const world::Elbv2& elbv2, const std::string& where, const std::string& target_group) {
  return std::ranges::any_of(actions_at(elbv2, where),
                             [&](const Value* actions) { return knows(*actions, target_group); });
}

double traffic_share(const world::Elbv2& elbv2, const std::string& where, const std::string& target_group) {
  for (const Value* actions : actions_at(elbv2, where)) {
    if (const auto share = share_in(*actions, target_group)) return *share;
  }
  return 0;
}

bool shift_traffic(world::Elbv2& elbv2, const std::string& where, const std::string& from, const std::string& to,
                   double percent, bool keeps_both) {
  const auto weight = static_cast<std::int64_t>(std::llround(std::clamp(percent, 0.0, 100.0)));
  std::vector<WeightedGroup> groups;
  if (weight > 0 || keeps_both) groups.push_back({.arn = to, .weight = weight});
  if (weight < 100 || keeps_both) groups.push_back({.arn = from, .weight = 100 - weight});
  if (groups.size() == 1) groups.front().weight = 1;
  bool found = false;
  for (Value* actions : actions_at(elbv2, where)) {
    if (!knows(*actions, from) && !knows(*actions, to)) continue;
    *actions = with_forward(*actions, groups);
    found = true;
  }
  return found;
}

}  // namespace kakoi::sim::orchestration
