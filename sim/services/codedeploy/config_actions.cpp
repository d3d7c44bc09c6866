#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/configs.hpp"
#include "sim/services/codedeploy/find.hpp"

#include <algorithm>

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr std::int64_t kMostInterval = 2880;

Expected<Value> checked_routing(const Value& given) {
  const std::string type = given.text("type", "AllAtOnce");
  if (type == "AllAtOnce") return routing_value(type, 0, 0);
  const RoutingSteps steps = steps_of(given);
  const bool is_known = type == "TimeBasedCanary" || type == "TimeBasedLinear";
  if (!is_known || steps.percent < 1 || steps.percent > 99 || steps.minutes < 1 || steps.minutes > kMostInterval) {
    return error("InvalidTrafficRoutingConfigurationException", "The traffic routing configuration is not valid.");
  }
  return routing_value(type, steps.percent, steps.minutes);
}

}  // namespace

Outcome create_deployment_config(Context& context, const Value& input) {
  world::CodeDeployConfig made{.id = context.world.ids.uuid(),
                               .name = input.text("deploymentConfigName"),
                               .platform = input.text("computePlatform", "Server"),
                               .created = context.world.now()};
  if (made.name.empty()) return error("DeploymentConfigNameRequiredException", "The configuration name is required.");
  if (!is_name(made.name) || made.name.starts_with(kPredefinedPrefix)) {
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
  std::vector<std::string> names = predefined_configs();
  for (const auto& [name, config] : context.region.codedeploy.configs) {
    names.push_back(name);
  }
  std::ranges::sort(names);
  return list_page(context, input, names, "deploymentConfigsList");
}

Outcome delete_deployment_config(Context& context, const Value& input) {
  const std::string name = input.text("deploymentConfigName");
  if (name.empty()) return error("DeploymentConfigNameRequiredException", "The configuration name is required.");
  if (name.starts_with(kPredefinedPrefix))
    return error("InvalidOperationException", "A predefined configuration cannot be deleted.");
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
