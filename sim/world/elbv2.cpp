#include "sim/world/elbv2.hpp"

#include <algorithm>

namespace kakoi::sim::world {
namespace {

bool forwards_to(const value::Value& actions, const std::string& target_group) {
  const std::vector<std::string> groups = forwards_of(actions);
  return std::ranges::find(groups, target_group) != groups.end();
}

}  // namespace

const TargetGroup* Elbv2::target_group_named(std::string_view name) const {
  const auto found = std::ranges::find_if(target_groups, [&](const auto& it) { return it.second.name == name; });
  return found != target_groups.end() ? &found->second : nullptr;
}

std::vector<std::string> Elbv2::balancers_of(const std::string& target_group) const {
  std::vector<std::string> found;
  const auto add = [&](const std::string& listener_arn) {
    const auto listener = listeners.find(listener_arn);
    if (listener == listeners.end()) return;
    const std::string& balancer = listener->second.load_balancer;
    if (std::ranges::find(found, balancer) == found.end()) found.push_back(balancer);
  };
  for (const auto& [arn, listener] : listeners) {
    if (forwards_to(listener.actions, target_group)) add(arn);
  }
  for (const auto& [arn, rule] : rules) {
    if (forwards_to(rule.actions, target_group)) add(rule.listener);
  }
  std::ranges::sort(found);
  return found;
}

std::vector<std::string> forwards_of(const value::Value& actions) {
  std::vector<std::string> groups;
  for (const value::Value& action : actions.items()) {
    for (const value::Value& tuple : action["ForwardConfig"]["TargetGroups"].items()) {
      groups.push_back(tuple.text("TargetGroupArn"));
    }
  }
  return groups;
}

}  // namespace kakoi::sim::world
