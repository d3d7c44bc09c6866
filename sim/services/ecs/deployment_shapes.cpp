#include "sim/services/ecs/deployment_shapes.hpp"

#include "sim/services/ecs/revision_counts.hpp"

#include "sim/orchestration/hooks.hpp"
#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/service_deployments.hpp"

namespace kakoi::sim::services::ecs {
namespace {

using Status = world::ServiceDeploymentStatus;
using value::Timestamp;

constexpr double kAll = 100;

void show_time(Value& shape, const char* name, world::Time time) {
  if (time > 0) shape.set(name, Timestamp{time});
}

/// Weights are shown where traffic is shifted.
Value summary(Context& context, const world::Service& service, const std::string& revision,
              const world::ServiceDeployment& deployment, bool is_target) {
  Value shape = counts_of(context, service, revision);
  if (deployment.stage == world::Stage::none) return shape;
  const auto share = [&](double target) { return is_target ? target : kAll - target; };
  shape.set("requestedTestTrafficWeight", share(deployment.test_traffic));
  shape.set("requestedProductionTrafficWeight", share(deployment.production_traffic));
  return shape;
}

/// Of the circuit breaker and the alarms alike.
std::string_view monitor_status(const world::ServiceDeployment& deployment, bool is_enabled, bool has_triggered) {
  if (!is_enabled) return "DISABLED";
  if (has_triggered) return "TRIGGERED";
  return deployment.is_over() ? "MONITORING_COMPLETE" : "MONITORING";
}

Value breaker_shape(const world::Service& service, const world::ServiceDeployment& deployment) {
  const bool is_enabled = deployment.configuration["deploymentCircuitBreaker"].boolean("enable");
  return Value::object({{"status", monitor_status(deployment, is_enabled, deployment.breaker_opened)},
                        {"failureCount", deployment.failures},
                        {"threshold", orchestration::breaker_threshold(service)}});
}

Value alarms_shape(const world::ServiceDeployment& deployment) {
  const Value& alarms = deployment.configuration["alarms"];
  return Value::object({{"status", monitor_status(deployment, alarms.boolean("enable"), false)},
                        {"alarmNames", Value::texts(alarms.texts_of("alarmNames"))},
                        {"triggeredAlarmNames", Value::array()}});
}

Value hooks_shape(const world::ServiceDeployment& deployment) {
  Value hooks = Value::array();
  for (const world::HookRun& run : deployment.hooks) {
    Value shape = Value::object(
        {{"hookId", run.id}, {"targetType", run.is_pause ? "PAUSE" : "AWS_LAMBDA"}, {"status", run.status}});
    if (!run.target_arn.empty()) shape.set("targetArn", run.target_arn);
    show_time(shape, "expiresAt", run.expires);
    if (run.is_pause) shape.set("timeoutAction", run.timeout_action);
    hooks.append(std::move(shape));
  }
  return hooks;
}

Value rollback_shape(const world::Rollback& rollback) {
  Value shape = Value::object({{"reason", rollback.reason}, {"startedAt", Timestamp{rollback.started}}});
  if (!rollback.revision.empty()) shape.set("serviceRevisionArn", rollback.revision);
  return shape;
}

}  // namespace

std::string_view name_of(Status status) {
  switch (status) {
    case Status::pending:
      return "PENDING";
    case Status::in_progress:
      return "IN_PROGRESS";
    case Status::successful:
      return "SUCCESSFUL";
    case Status::stop_requested:
      return "STOP_REQUESTED";
    case Status::stopped:
      return "STOPPED";
    case Status::rollback_requested:
      return "ROLLBACK_REQUESTED";
    case Status::rollback_in_progress:
      return "ROLLBACK_IN_PROGRESS";
    case Status::rollback_successful:
      return "ROLLBACK_SUCCESSFUL";
    case Status::rollback_failed:
      return "ROLLBACK_FAILED";
  }
  return "";
}

Value shape_of(Context& context, const world::Service& service, const world::ServiceDeployment& deployment) {
  Value shape = Value::object({{"serviceDeploymentArn", deployment.arn},
                               {"serviceArn", service.arn},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + service.cluster)},
                               {"createdAt", Timestamp{deployment.created}}});
  show_time(shape, "startedAt", deployment.started);
  show_time(shape, "finishedAt", deployment.finished);
  show_time(shape, "stoppedAt", deployment.stopped);
  show_time(shape, "updatedAt", deployment.updated);
  Value sources = Value::array();
  for (const std::string& source : deployment.sources) {
    sources.append(summary(context, service, source, deployment, false));
  }
  shape.set("sourceServiceRevisions", std::move(sources));
  shape.set("targetServiceRevision", summary(context, service, deployment.target, deployment, true));
  shape.set("status", name_of(deployment.status));
  if (!deployment.reason.empty()) shape.set("statusReason", deployment.reason);
  if (deployment.stage != world::Stage::none) shape.set("lifecycleStage", orchestration::name_of(deployment.stage));
  if (!deployment.hooks.empty()) shape.set("lifecycleHookDetails", hooks_shape(deployment));
  shape.set("deploymentConfiguration", deployment.configuration);
  if (deployment.rollback) shape.set("rollback", rollback_shape(*deployment.rollback));
  shape.set("deploymentCircuitBreaker", breaker_shape(service, deployment));
  shape.set("alarms", alarms_shape(deployment));
  return shape;
}

Value brief_of(const Context& context, const world::Service& service, const world::ServiceDeployment& deployment) {
  Value shape = Value::object({{"serviceDeploymentArn", deployment.arn},
                               {"serviceArn", service.arn},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + service.cluster)}});
  show_time(shape, "startedAt", deployment.started);
  shape.set("createdAt", Timestamp{deployment.created});
  show_time(shape, "finishedAt", deployment.finished);
  shape.set("targetServiceRevisionArn", deployment.target);
  shape.set("status", name_of(deployment.status));
  if (!deployment.reason.empty()) shape.set("statusReason", deployment.reason);
  return shape;
}

void show_current(Context& context, const world::Service& service, Value& shape) {
  if (service.service_deployments.empty()) return;
  if (orchestration::current(service) != nullptr || context.world.quirks.keeps_current_service_deployment) {
    shape.set("currentServiceDeployment", service.service_deployments.back().arn);
  }
  Value revisions = Value::array();
  for (const world::Deployment& deployment : service.deployments) {
    revisions.append(counts_of(context, service, deployment.revision));
  }
  shape.set("currentServiceRevisions", std::move(revisions));
}

}  // namespace kakoi::sim::services::ecs
