// Deployments as they are described and listed.
#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/find.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace kakoi::sim::services::codedeploy {
namespace {

using value::Timestamp;

constexpr std::size_t kMostAtOnce = 25;

void show_time(Value& shape, const char* name, world::Time time) {
  if (time > 0) shape.set(name, Timestamp{time});
}

/// There is one target, the service.
Value overview(const world::CodeDeployDeployment& it) {
  const auto is = [&](const char* status) { return it.status == status ? 1 : 0; };
  return Value::object({{"Pending", is("Created") + is("Queued")},
                        {"InProgress", is("InProgress")},
                        {"Succeeded", is("Succeeded")},
                        {"Failed", is("Failed")},
                        {"Skipped", is("Stopped")},
                        {"Ready", is("Ready")}});
}

Value rollback_of(const world::CodeDeployDeployment& it) {
  Value info = Value::object();
  if (!it.rolled_back_by.empty()) info.set("rollbackDeploymentId", it.rolled_back_by);
  if (!it.rolls_back.empty()) info.set("rollbackTriggeringDeploymentId", it.rolls_back);
  return info.members().empty() ? Value() : info;
}

Value shape(const Context& context, const world::CodeDeployDeployment& it) {
  const auto application = context.region.codedeploy.applications.find(it.application);
  const bool is_known = application != context.region.codedeploy.applications.end();
  Value shape = Value::object({{"applicationName", it.application},
                               {"deploymentGroupName", it.group},
                               {"deploymentConfigName", it.config},
                               {"deploymentId", it.id},
                               {"previousRevision", it.previous_revision},
                               {"revision", it.revision},
                               {"status", it.status}});
  if (!it.error_code.empty()) {
    shape.set("errorInformation", Value::object({{"code", it.error_code}, {"message", it.error_message}}));
  }
  show_time(shape, "createTime", it.created);
  show_time(shape, "startTime", it.started);
  show_time(shape, "completeTime", it.completed);
  shape.set("deploymentOverview", overview(it));
  if (!it.description.empty()) shape.set("description", it.description);
  shape.set("creator", it.creator);
  shape.set("ignoreApplicationStopFailures", false);
  shape.set("autoRollbackConfiguration", it.auto_rollback);
  shape.set("updateOutdatedInstancesOnly", false);
  shape.set("rollbackInfo", rollback_of(it));
  shape.set("deploymentStyle", it.settings["deploymentStyle"]);
  shape.set("instanceTerminationWaitTimeStarted", it.waits_for_termination);
  shape.set("blueGreenDeploymentConfiguration", it.settings["blueGreenDeploymentConfiguration"]);
  shape.set("loadBalancerInfo", it.settings["loadBalancerInfo"]);
  shape.set("fileExistsBehavior", "DISALLOW");
  shape.set("deploymentStatusMessages", Value::array());
  shape.set("computePlatform", is_known ? application->second.platform : "ECS");
  return shape;
}

/// The newest first.
std::string sort_key(const world::CodeDeployDeployment& it) {
  constexpr double kEnd = 1e14;
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%015.0f\n", kEnd - std::round(it.created * 1000));
  return digits.data() + it.id;
}

bool is_wanted(const world::CodeDeployDeployment& it, const Value& input) {
  const auto statuses = input.texts_of("includeOnlyStatuses");
  const Value& range = input["createTimeRange"];
  return (!input.has("applicationName") || it.application == input.text("applicationName")) &&
         (!input.has("deploymentGroupName") || it.group == input.text("deploymentGroupName")) &&
         // Only what CloudFormation begins has an external id.
         !input.has("externalId") && (statuses.empty() || std::ranges::find(statuses, it.status) != statuses.end()) &&
         it.created >= range.number("start", 0) && it.created <= range.number("end", it.created);
}

}  // namespace

Outcome get_deployment(Context& context, const Value& input) {
  const auto deployment = deployment_of(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  return Value::object({{"deploymentInfo", shape(context, **deployment)}});
}

Outcome batch_get_deployments(Context& context, const Value& input) {
  const std::vector<std::string> ids = input.texts_of("deploymentIds");
  if (ids.empty()) return error("DeploymentIdRequiredException", "The deployment ids are required.");
  if (ids.size() > kMostAtOnce) {
    return error("BatchLimitExceededException", "The maximum number of deployments is 25.");
  }
  Value found = Value::array();
  for (const std::string& id : ids) {
    const auto deployment = context.region.codedeploy.deployments.find(id);
    if (deployment != context.region.codedeploy.deployments.end()) found.append(shape(context, deployment->second));
  }
  return Value::object({{"deploymentsInfo", std::move(found)}});
}

Outcome list_deployments(Context& context, const Value& input) {
  if (input.has("applicationName") != input.has("deploymentGroupName")) {
    return input.has("applicationName")
               ? error("DeploymentGroupNameRequiredException", "The deployment group name is required.")
               : error("ApplicationNameRequiredException", "The application name is required.");
  }
  if (input.has("applicationName")) {
    const auto application = application_of(context, input);
    if (!application) return tl::unexpected(application.error());
    if (const auto group = group_of(**application, input); !group) return tl::unexpected(group.error());
  }
  std::vector<std::string> keys;
  for (const auto& [id, deployment] : context.region.codedeploy.deployments) {
    if (is_wanted(deployment, input)) keys.push_back(sort_key(deployment));
  }
  std::ranges::sort(keys);
  return list_page(context, input, keys, "deployments");
}

}  // namespace kakoi::sim::services::codedeploy
