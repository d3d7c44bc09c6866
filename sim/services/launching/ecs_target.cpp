#include "sim/services/launching/ecs_target.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

namespace kakoi::sim::services::launching {
namespace {

constexpr std::string_view kParameters[] = {"TaskDefinitionArn",
                                            "TaskCount",
                                            "LaunchType",
                                            "NetworkConfiguration",
                                            "PlatformVersion",
                                            "Group",
                                            "EnableECSManagedTags",
                                            "EnableExecuteCommand",
                                            "CapacityProviderStrategy",
                                            "PlacementConstraints",
                                            "PlacementStrategy",
                                            "PropagateTags",
                                            "ReferenceId",
                                            "Tags",
                                            "Overrides"};

/// Those that RunTask calls otherwise.
constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {{"TaskDefinitionArn", "taskDefinition"},
                                                                      {"TaskCount", "count"}};

/// The scheduler takes tags as maps: `{"key": "k", "value": "v"}`, as Terraform writes them, or `{"k": "v"}`.
Value tags_of(const Value& list) {
  Value tags = Value::array();
  for (const Value& it : list.items()) {
    const Value lower = lower_camel(it);
    if (lower.has("key")) {
      tags.append(Value::object({{"key", lower["key"]}, {"value", lower["value"]}}));
      continue;
    }
    for (const value::Member& tag : it.members()) {
      tags.append(Value::object({{"key", tag.name}, {"value", tag.value}}));
    }
  }
  return tags;
}

}  // namespace

bool is_arn(std::string_view text) { return text.starts_with("arn:") && std::ranges::count(text, ':') >= 5; }

bool is_cluster(std::string_view arn) {
  return is_arn(arn) && arn.find(":ecs:") != std::string_view::npos && arn.find(":cluster/") != std::string_view::npos;
}

bool has_misplaced_public_ip(const world::World& world, const Value& ecs_parameters) {
  const Value& network = ecs_parameters["NetworkConfiguration"]["awsvpcConfiguration"];
  if (network.text("AssignPublicIp") != "ENABLED" || ecs_parameters.text("LaunchType") == "FARGATE") return false;
  const auto& strategy = ecs_parameters["CapacityProviderStrategy"].items();
  const bool is_fargate =
      std::ranges::any_of(strategy, [](const Value& it) { return it.text("capacityProvider").starts_with("FARGATE"); });
  return !(is_fargate && world.quirks.targets_take_public_ip_with_strategy);
}

Value known_parameters(const Value& ecs_parameters) {
  if (!ecs_parameters.is_object()) return ecs_parameters;
  Value known = Value::object();
  for (const value::Member& it : ecs_parameters.members()) {
    if (std::ranges::find(kParameters, std::string_view(it.name)) != std::end(kParameters))
      known.set(it.name, it.value);
  }
  return known;
}

Value run_task_input(const std::string& cluster, const Value& ecs_parameters, const std::string& overrides) {
  Value input = Value::object({{"cluster", cluster}});
  for (const value::Member& it : ecs_parameters.members()) {
    const auto* renamed =
        std::ranges::find(kRenamed, std::string_view(it.name), [](const auto& pair) { return pair.first; });
    if (renamed != std::end(kRenamed)) {
      input.set(renamed->second, it.value);
    } else if (it.name == "Tags") {
      input.set("tags", tags_of(it.value));
    } else {
      input.set(lower_camel(Value::object({it})).members()[0].name, lower_camel(it.value));
    }
  }
  const auto parsed = value::parse_json(overrides);
  if (parsed && parsed->is_object()) input.set("overrides", *parsed);
  return input;
}

Value lower_camel(const Value& it) {
  if (it.is_array()) {
    Value list = Value::array();
    for (const Value& item : it.items()) list.append(lower_camel(item));
    return list;
  }
  if (!it.is_object()) return it;
  Value object = Value::object();
  for (const value::Member& member : it.members()) {
    std::string name = member.name;
    if (!name.empty()) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    object.set(name, lower_camel(member.value));
  }
  return object;
}

}  // namespace kakoi::sim::services::launching
