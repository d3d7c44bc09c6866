#include "sim/services/ecs/deployment_shapes.hpp"
#include "sim/services/ecs/launch_shape.hpp"
#include "sim/services/ecs/shapes.hpp"

#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/startup.hpp"
#include "sim/orchestration/task_sets.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::ecs {
namespace {

using orchestration::Crew;
using value::Timestamp;

std::string_view name_of(world::Standing standing) {
  switch (standing) {
    case world::Standing::primary:
      return "PRIMARY";
    case world::Standing::active:
      return "ACTIVE";
    case world::Standing::draining:
      return "DRAINING";
  }
  return "";
}

std::string_view name_of(world::Rollout rollout) {
  switch (rollout) {
    case world::Rollout::in_progress:
      return "IN_PROGRESS";
    case world::Rollout::completed:
      return "COMPLETED";
    case world::Rollout::failed:
      return "FAILED";
  }
  return "";
}

std::int64_t count(const std::vector<world::Task*>& tasks) { return static_cast<std::int64_t>(tasks.size()); }

Value deployment_shape(Context& context, const world::Service& service, const world::Deployment& deployment) {
  const Crew crew = orchestration::crew_of(context.here(), service, deployment.id);
  const bool is_primary = deployment.standing == world::Standing::primary;
  Value shape = Value::object({{"id", deployment.id},
                               {"status", name_of(deployment.standing)},
                               {"taskDefinition", deployment.launch.task_definition},
                               {"desiredCount", is_primary ? service.desired : crew.size()},
                               {"pendingCount", count(crew.coming)},
                               {"runningCount", count(crew.running)},
                               {"failedTasks", deployment.failed_tasks},
                               {"createdAt", Timestamp{deployment.created}},
                               {"updatedAt", Timestamp{deployment.updated}}});
  show_launch(context, deployment.launch, orchestration::resolved_platform(deployment.launch.platform_version), shape);
  shape.set("rolloutState", name_of(deployment.rollout));
  shape.set("rolloutStateReason", deployment.reason);
  if (const world::ServiceRevision* revision = orchestration::revision_of(service, deployment.revision)) {
    shape.set("serviceConnectConfiguration", revision->connect);
    if (revision->volumes.is_array()) shape.set("volumeConfigurations", revision->volumes);
    if (revision->lattice.is_array()) shape.set("vpcLatticeConfigurations", revision->lattice);
  }
  return shape;
}

Value events_shape(const world::Service& service) {
  Value events = Value::array();
  for (const world::ServiceEvent& event : service.events) {
    events.append(Value::object({{"id", event.id}, {"createdAt", Timestamp{event.at}}, {"message", event.message}}));
  }
  return events;
}

const world::TaskSet* primary_set(const world::Service& service) {
  for (const world::TaskSet& set : service.task_sets) {
    if (set.standing == world::Standing::primary) return &set;
  }
  return nullptr;
}

/// Where other controllers are at work, the service shows what its primary task set has; without one, nothing.
void show_service_launch(Context& context, const world::Service& service, Value& shape) {
  const bool is_ecs = service.controller == "ECS";
  const world::TaskSet* set = is_ecs ? nullptr : primary_set(service);
  if (!is_ecs && set == nullptr) return;
  const world::Launch& launch = set != nullptr ? set->launch : service.launch;
  const std::string& asked = launch.platform_version;
  show_launch(context, launch, is_ecs ? asked : orchestration::resolved_platform(asked), shape);
  shape.set("taskDefinition", launch.task_definition);
  shape.set("loadBalancers", launch.load_balancers);
  shape.set("serviceRegistries", launch.registries);
}

void show_deployments(Context& context, const world::Service& service, bool with_tags, Value& shape) {
  if (service.controller == "ECS") {
    Value deployments = Value::array();
    for (const world::Deployment& deployment : service.deployments) {
      deployments.append(deployment_shape(context, service, deployment));
    }
    shape.set("deployments", std::move(deployments));
    return;
  }
  Value sets = Value::array();
  for (const world::TaskSet& set : service.task_sets) {
    sets.append(shape_of(context, service, set, with_tags));
  }
  shape.set("taskSets", std::move(sets));
}

struct Counts {
  std::int64_t running = 0;
  std::int64_t pending = 0;
};

Counts counts_of(Context& context, const world::Service& service) {
  Counts counts;
  for (const std::string& id : service.tasks) {
    const world::Task& task = context.region.ecs.tasks.at(id);
    counts.running += task.is_running() ? 1 : 0;
    counts.pending += task.is_coming() ? 1 : 0;
  }
  return counts;
}

}  // namespace

Value shape_of(Context& context, const world::Service& service, bool with_tags) {
  const Counts counts = counts_of(context, service);
  Value shape = Value::object({{"serviceArn", service.arn},
                               {"serviceName", service.name},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + service.cluster)},
                               {"loadBalancers", Value::array()},
                               {"serviceRegistries", Value::array()},
                               {"status", service.status},
                               {"desiredCount", service.desired},
                               {"runningCount", counts.running},
                               {"pendingCount", counts.pending}});
  show_service_launch(context, service, shape);
  shape.set("deploymentConfiguration", service.deployment_configuration);
  show_deployments(context, service, with_tags, shape);
  if (!service.role.empty()) shape.set("roleArn", service.role);
  shape.set("events", events_shape(service));
  shape.set("createdAt", Timestamp{service.created});
  shape.set("placementConstraints", service.placement_constraints);
  shape.set("placementStrategy", service.placement_strategy);
  if (service.grace_period) shape.set("healthCheckGracePeriodSeconds", *service.grace_period);
  shape.set("schedulingStrategy", service.scheduling);
  shape.set("deploymentController", Value::object({{"type", service.controller}}));
  if (with_tags) shape.set("tags", tag_list(service.tags));
  shape.set("createdBy", service.created_by);
  shape.set("enableECSManagedTags", service.enables_managed_tags);
  shape.set("propagateTags", service.propagate_tags);
  shape.set("enableExecuteCommand", service.enables_execute_command);
  if (!service.zone_rebalancing.empty()) shape.set("availabilityZoneRebalancing", service.zone_rebalancing);
  if (service.controller == "ECS") show_current(context, service, shape);
  shape.set("resourceManagementType", service.express ? "ECS" : "CUSTOMER");
  return shape;
}

Value shape_of(Context& context, const world::Service& service, const world::TaskSet& set, bool with_tags) {
  const Crew crew = orchestration::crew_of(context.here(), service, set.id);
  Value shape = Value::object({{"id", set.id},
                               {"taskSetArn", set.arn},
                               {"serviceArn", service.arn},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + service.cluster)}});
  if (!set.started_by.empty()) shape.set("startedBy", set.started_by);
  if (!set.external_id.empty()) shape.set("externalId", set.external_id);
  shape.set("status", name_of(set.standing));
  shape.set("taskDefinition", set.launch.task_definition);
  shape.set("computedDesiredCount", orchestration::computed_desired(service, set));
  shape.set("pendingCount", count(crew.coming));
  shape.set("runningCount", count(crew.running));
  shape.set("createdAt", Timestamp{set.created});
  shape.set("updatedAt", Timestamp{set.updated});
  show_launch(context, set.launch, orchestration::resolved_platform(set.launch.platform_version), shape);
  shape.set("loadBalancers", set.launch.load_balancers);
  shape.set("serviceRegistries", set.launch.registries);
  shape.set("scale", Value::object({{"value", set.scale}, {"unit", "PERCENT"}}));
  shape.set("stabilityStatus", set.is_steady ? "STEADY_STATE" : "STABILIZING");
  shape.set("stabilityStatusAt", Timestamp{set.steady_at});
  if (with_tags) shape.set("tags", tag_list(set.tags));
  return shape;
}

}  // namespace kakoi::sim::services::ecs
