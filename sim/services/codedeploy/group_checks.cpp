#include "sim/services/codedeploy/group_checks.hpp"

#include "sim/services/codedeploy/configs.hpp"
#include "sim/services/codedeploy/texts.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr std::int64_t kMostTerminationWait = 2880;

/// Another group of any application that has the service already.
bool is_taken(const Context& context, const Value& wanted, const std::string& except) {
  for (const auto& [application_name, application] : context.region.codedeploy.applications) {
    for (const auto& [name, group] : application.groups) {
      for (const Value& service : group.settings["ecsServices"].items()) {
        const bool is_same = service.text("clusterName") == wanted.text("clusterName") &&
                             service.text("serviceName") == wanted.text("serviceName");
        if (is_same && group.id != except) return true;
      }
    }
  }
  return false;
}

Expected<bool> check_service(const Context& context, const world::CodeDeployGroup& group) {
  const auto& services = group.settings["ecsServices"].items();
  if (services.size() != 1) return error("InvalidECSServiceException", kOneService);
  const Value& wanted = services.front();
  const auto in = context.region.ecs.services.find(wanted.text("clusterName"));
  const bool has_cluster = in != context.region.ecs.services.end();
  const auto found = has_cluster ? in->second.find(wanted.text("serviceName")) : decltype(in->second.end()){};
  if (!has_cluster || found == in->second.end() || found->second.status != "ACTIVE") {
    return error("InvalidECSServiceException", kServiceNotFound);
  }
  if (found->second.controller != "CODE_DEPLOY") return error("InvalidECSServiceException", kNotCodeDeploy);
  if (is_taken(context, wanted, group.id)) return error("ECSServiceMappingLimitExceededException", kServiceTaken);
  return true;
}

Expected<bool> check_style(const Value& settings) {
  const Value& style = settings["deploymentStyle"];
  if (style.text("deploymentType") != "BLUE_GREEN" || style.text("deploymentOption") != "WITH_TRAFFIC_CONTROL") {
    return error("InvalidDeploymentStyleException", kStyle);
  }
  const Value& configuration = settings["blueGreenDeploymentConfiguration"];
  const Value& end = configuration["terminateBlueInstancesOnDeploymentSuccess"];
  const Value& ready = configuration["deploymentReadyOption"];
  const std::int64_t wait = end.integer("terminationWaitTimeInMinutes");
  const std::string action = ready.text("actionOnTimeout");
  const bool says_when = (action == "CONTINUE_DEPLOYMENT" && ready.integer("waitTimeInMinutes") == 0) ||
                         (action == "STOP_DEPLOYMENT" && ready.integer("waitTimeInMinutes") > 0);
  if (end.text("action") != "TERMINATE" || wait < 0 || wait > kMostTerminationWait || !says_when) {
    return error("InvalidBlueGreenDeploymentConfigurationException", kBlueGreen);
  }
  return true;
}

Expected<bool> check_pair(const Value& settings) {
  const auto& pairs = settings["loadBalancerInfo"]["targetGroupPairInfoList"].items();
  if (pairs.empty()) return error("InvalidLoadBalancerInfoException", kPair);
  const bool is_whole = pairs.size() == 1 && pairs.front()["targetGroups"].items().size() == 2 &&
                        !pairs.front()["prodTrafficRoute"].texts_of("listenerArns").empty();
  if (!is_whole) return error("InvalidTargetGroupPairException", kPair);
  return true;
}

}  // namespace

Expected<bool> check_group(const Context& context, const world::CodeDeployApplication& application,
                           const world::CodeDeployGroup& group) {
  const Value& settings = group.settings;
  const std::string role = settings.text("serviceRoleArn");
  if (role.empty()) return error("RoleRequiredException", "The service role is required.");
  if (!role.starts_with("arn:") || role.find(":role/") == std::string::npos) {
    return error("InvalidRoleException", "The service role is not valid: " + role);
  }
  const auto config = config_named(context, settings.text("deploymentConfigName"));
  if (!config) return tl::unexpected(config.error());
  if (config->platform != application.platform) {
    return error("InvalidDeploymentConfigNameException", "The deployment configuration is for another platform.");
  }
  if (application.platform != "ECS") return true;
  if (auto checked = check_style(settings); !checked) return checked;
  if (auto checked = check_service(context, group); !checked) return checked;
  return check_pair(settings);
}

}  // namespace kakoi::sim::services::codedeploy
