#include "sim/services/codedeploy/configs.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr double kMinute = 60;

struct Predefined {
  std::string_view name;  ///< behind `CodeDeployDefault.`
  std::string_view platform;
  std::string_view type = {};
  int percent = 0;
  int minutes = 0;
  std::string_view hosts = {};  ///< of servers
  int host_value = 0;
};

constexpr std::array<Predefined, 17> kPredefined = {{
    {.name = "AllAtOnce", .platform = "Server", .hosts = "FLEET_PERCENT", .host_value = 0},
    {.name = "HalfAtATime", .platform = "Server", .hosts = "FLEET_PERCENT", .host_value = 50},
    {.name = "OneAtATime", .platform = "Server", .hosts = "HOST_COUNT", .host_value = 1},
    {.name = "ECSAllAtOnce", .platform = "ECS", .type = "AllAtOnce"},
    {.name = "ECSCanary10Percent15Minutes", .platform = "ECS", .type = "TimeBasedCanary", .percent = 10, .minutes = 15},
    {.name = "ECSCanary10Percent5Minutes", .platform = "ECS", .type = "TimeBasedCanary", .percent = 10, .minutes = 5},
    {.name = "ECSLinear10PercentEvery1Minutes",
     .platform = "ECS",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 1},
    {.name = "ECSLinear10PercentEvery3Minutes",
     .platform = "ECS",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 3},
    {.name = "LambdaAllAtOnce", .platform = "Lambda", .type = "AllAtOnce"},
    {.name = "LambdaCanary10Percent10Minutes",
     .platform = "Lambda",
     .type = "TimeBasedCanary",
     .percent = 10,
     .minutes = 10},
    {.name = "LambdaCanary10Percent15Minutes",
     .platform = "Lambda",
     .type = "TimeBasedCanary",
     .percent = 10,
     .minutes = 15},
    {.name = "LambdaCanary10Percent30Minutes",
     .platform = "Lambda",
     .type = "TimeBasedCanary",
     .percent = 10,
     .minutes = 30},
    {.name = "LambdaCanary10Percent5Minutes",
     .platform = "Lambda",
     .type = "TimeBasedCanary",
     .percent = 10,
     .minutes = 5},
    {.name = "LambdaLinear10PercentEvery10Minutes",
     .platform = "Lambda",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 10},
    {.name = "LambdaLinear10PercentEvery1Minute",
     .platform = "Lambda",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 1},
    {.name = "LambdaLinear10PercentEvery2Minutes",
     .platform = "Lambda",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 2},
    {.name = "LambdaLinear10PercentEvery3Minutes",
     .platform = "Lambda",
     .type = "TimeBasedLinear",
     .percent = 10,
     .minutes = 3},
}};

world::CodeDeployConfig config_of(const Predefined& it) {
  // The same id in every account.
  world::CodeDeployConfig config{
      .id = "00000000-0000-0000-0000-0000000000" + std::to_string(10 + (&it - kPredefined.data())),
      .name = kPredefinedPrefix + std::string(it.name),
      .platform = std::string(it.platform)};
  if (!it.type.empty()) config.routing = routing_value(it.type, it.percent, it.minutes);
  if (!it.hosts.empty()) {
    config.healthy_hosts = Value::object({{"type", it.hosts}, {"value", it.host_value}});
  }
  return config;
}

}  // namespace

Value routing_value(std::string_view type, std::int64_t percent, std::int64_t minutes) {
  Value routing = Value::object({{"type", type}});
  if (type == "TimeBasedCanary") {
    routing.set("timeBasedCanary", Value::object({{"canaryPercentage", percent}, {"canaryInterval", minutes}}));
  }
  if (type == "TimeBasedLinear") {
    routing.set("timeBasedLinear", Value::object({{"linearPercentage", percent}, {"linearInterval", minutes}}));
  }
  return routing;
}

RoutingSteps steps_of(const Value& routing) {
  const Value& canary = routing["timeBasedCanary"];
  const Value& linear = routing["timeBasedLinear"];
  return routing.text("type") == "TimeBasedCanary"
             ? RoutingSteps{.percent = canary.integer("canaryPercentage"), .minutes = canary.integer("canaryInterval")}
             : RoutingSteps{.percent = linear.integer("linearPercentage"), .minutes = linear.integer("linearInterval")};
}

Expected<world::CodeDeployConfig> config_named(const Context& context, const std::string& name) {
  for (const Predefined& it : kPredefined) {
    if (name == kPredefinedPrefix + std::string(it.name)) return config_of(it);
  }
  const auto& all = context.region.codedeploy.configs;
  const auto found = all.find(name);
  if (found == all.end()) {
    return error("DeploymentConfigDoesNotExistException", "No deployment configuration found for name: " + name);
  }
  return found->second;
}

std::string_view usual_config(std::string_view platform) {
  if (platform == "ECS") return "CodeDeployDefault.ECSAllAtOnce";
  return platform == "Lambda" ? "CodeDeployDefault.LambdaAllAtOnce" : "CodeDeployDefault.OneAtATime";
}

world::TrafficRouting routing_of(const world::CodeDeployConfig& config) {
  using Kind = world::TrafficRouting::Kind;
  const std::string type = config.routing.text("type");
  if (type != "TimeBasedCanary" && type != "TimeBasedLinear") return {};
  const RoutingSteps steps = steps_of(config.routing);
  return {.kind = type == "TimeBasedCanary" ? Kind::canary : Kind::linear,
          .percent = static_cast<double>(steps.percent),
          .interval = static_cast<double>(steps.minutes) * kMinute};
}

std::vector<std::string> predefined_configs() {
  std::vector<std::string> names;
  names.reserve(kPredefined.size());
  for (const Predefined& it : kPredefined) {
    names.push_back(kPredefinedPrefix + std::string(it.name));
  }
  return names;
}

}  // namespace kakoi::sim::services::codedeploy
