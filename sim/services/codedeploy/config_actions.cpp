#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/configs.hpp"
#include "sim/services/codedeploy/find.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr double kMinute = 60;
constexpr std::int64_t kMostInterval = 2880;
constexpr const char* kPrefix = "CodeDeployDefault.";

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

world::CodeDeployConfig config_of(const Predefined& it) {
  // The same id in every account.
  world::CodeDeployConfig config{
      .id = "00000000-0000-0000-0000-0000000000" + std::to_string(10 + (&it - kPredefined.data())),
      .name = kPrefix + std::string(it.name),
      .platform = std::string(it.platform)};
  if (!it.type.empty()) config.routing = routing_value(it.type, it.percent, it.minutes);
  if (!it.hosts.empty()) {
    config.healthy_hosts = Value::object({{"type", it.hosts}, {"value", it.host_value}});
  }
  return config;
}

struct Steps {
  std::int64_t percent = 0;
  std::int64_t minutes = 0;
};

Steps steps_of(const Value& routing) {
  const Value& canary = routing["timeBasedCanary"];
  const Value& linear = routing["timeBasedLinear"];
  return routing.text("type") == "TimeBasedCanary"
             ? Steps{.percent = canary.integer("canaryPercentage"), .minutes = canary.integer("canaryInterval")}
             : Steps{.percent = linear.integer("linearPercentage"), .minutes = linear.integer("linearInterval")};
}

Expected<Value> checked_routing(const Value& given) {
  const std::string type = given.text("type", "AllAtOnce");
  if (type == "AllAtOnce") return routing_value(type, 0, 0);
  const Steps steps = steps_of(given);
  const bool is_known = type == "TimeBasedCanary" || type == "TimeBasedLinear";
  if (!is_known || steps.percent < 1 || steps.percent > 99 || steps.minutes < 1 || steps.minutes > kMostInterval) {
    return error("InvalidTrafficRoutingConfigurationException", "The traffic routing configuration is not valid.");
  }
  return routing_value(type, steps.percent, steps.minutes);
}

bool is_predefined(const std::string& name) {
  return std::ranges::any_of(kPredefined, [&](const Predefined& it) { return name == kPrefix + std::string(it.name); });
}

}  // namespace

Expected<world::CodeDeployConfig> config_named(const Context& context, const std::string& name) {
  for (const Predefined& it : kPredefined) {
    if (name == kPrefix + std::string(it.name)) return config_of(it);
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
  const Steps steps = steps_of(config.routing);
  return {.kind = type == "TimeBasedCanary" ? Kind::canary : Kind::linear,
          .percent = static_cast<double>(steps.percent),
          .interval = static_cast<double>(steps.minutes) * kMinute};
}

Outcome create_deployment_config(Context& context, const Value& input) {
  world::CodeDeployConfig made{.id = context.world.ids.uuid(),
                               .name = input.text("deploymentConfigName"),
                               .platform = input.text("computePlatform", "Server"),
                               .created = context.world.now()};
  if (made.name.empty()) return error("DeploymentConfigNameRequiredException", "The configuration name is required.");
  if (!is_name(made.name) || made.name.starts_with(kPrefix)) {
    return error("InvalidDeploymentConfigNameException", "The configuration name is not valid: " + made.name);
  }
  if (context.region.codedeploy.configs.contains(made.name)) {
    return error("DeploymentConfigAlreadyExistsException",
                 "A deployment configuration already exists with the name: " + made.name);
  }
  if (made.platform == "Server") {
    made.healthy_hosts = input["minimumHealthyHosts"];
    if (!made.healthy_hosts.is_object()) {
      return error("InvalidMinimumHealthyHostValueException", "The minimum number of healthy hosts is required.");
    }
  } else {
    auto routing = checked_routing(input["trafficRoutingConfig"]);
    if (!routing) return tl::unexpected(routing.error());
    made.routing = *std::move(routing);
  }
  Value output = Value::object({{"deploymentConfigId", made.id}});
  std::string name = made.name;
  context.region.codedeploy.configs.emplace(std::move(name), std::move(made));
  return output;
}

Outcome get_deployment_config(Context& context, const Value& input) {
  const std::string name = input.text("deploymentConfigName");
  if (name.empty()) return error("DeploymentConfigNameRequiredException", "The configuration name is required.");
  const auto config = config_named(context, name);
  if (!config) return tl::unexpected(config.error());
  return Value::object({{"deploymentConfigInfo", Value::object({{"deploymentConfigId", config->id},
                                                                {"deploymentConfigName", config->name},
                                                                {"minimumHealthyHosts", config->healthy_hosts},
                                                                {"createTime", value::Timestamp{config->created}},
                                                                {"computePlatform", config->platform},
                                                                {"trafficRoutingConfig", config->routing}})}});
}

Outcome list_deployment_configs(Context& context, const Value& input) {
  std::vector<std::string> names;
  for (const Predefined& it : kPredefined) {
    names.push_back(kPrefix + std::string(it.name));
  }
  for (const auto& [name, config] : context.region.codedeploy.configs) {
    names.push_back(name);
  }
  std::ranges::sort(names);
  return list_page(context, input, names, "deploymentConfigsList");
}

Outcome delete_deployment_config(Context& context, const Value& input) {
  const std::string name = input.text("deploymentConfigName");
  if (name.empty()) return error("DeploymentConfigNameRequiredException", "The configuration name is required.");
  if (is_predefined(name)) return error("InvalidOperationException", "A predefined configuration cannot be deleted.");
  for (const auto& [application_name, application] : context.region.codedeploy.applications) {
    for (const auto& [group_name, group] : application.groups) {
      if (group.settings.text("deploymentConfigName") == name) {
        return error("DeploymentConfigInUseException", "The deployment configuration is in use: " + name);
      }
    }
  }
  context.region.codedeploy.configs.erase(name);
  return Value();
}

}  // namespace kakoi::sim::services::codedeploy
