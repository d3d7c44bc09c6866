// The one target of an ECS deployment: the service, with its two task sets and the lifecycle events.
#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/find.hpp"

#include "sim/orchestration/deployment_steps.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/task_sets.hpp"
#include "sim/orchestration/traffic.hpp"

#include <algorithm>

namespace kakoi::sim::services::codedeploy {
namespace {

using value::Timestamp;

constexpr std::size_t kMostAtOnce = 100;
constexpr const char* kStatusFilter = "TargetStatus";
constexpr const char* kLabelFilter = "ServerInstanceLabel";

std::string target_id(const world::CodeDeployDeployment& it) { return it.cluster + ":" + it.service; }

Value events_shape(const world::CodeDeployDeployment& deployment) {
  Value events = Value::array();
  for (const world::LifecycleEvent& event : deployment.events) {
    Value it = Value::object({{"lifecycleEventName", event.name}});
    if (event.started > 0) it.set("startTime", Timestamp{event.started});
    if (event.ended > 0) it.set("endTime", Timestamp{event.ended});
    it.set("status", event.status);
    events.append(std::move(it));
  }
  return events;
}

const char* name_of(world::Standing standing) {
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

struct Side {
  std::string set;
  std::string group;
  const char* label;
};

void add_set(Context& context, const world::CodeDeployDeployment& deployment, const Side& side, Value& sets) {
  const world::TaskSet* set = orchestration::set_of(context.here(), deployment, side.set);
  const world::Service* service = context.region.ecs.service(deployment.cluster, deployment.service);
  if (set == nullptr || service == nullptr) return;
  const auto crew = orchestration::crew_of(context.here(), *service, set->id);
  const world::Elbv2& elbv2 = context.region.elbv2;
  Value it = Value::object(
      {{"identifer", set->id},  // AWS spells it so
       {"desiredCount", orchestration::computed_desired(*service, *set)},
       {"pendingCount", static_cast<std::int64_t>(crew.coming.size())},
       {"runningCount", static_cast<std::int64_t>(crew.running.size())},
       {"status", name_of(set->standing)},
       {"trafficWeight", deployment.listeners.empty()
                             ? 0.0
                             : orchestration::traffic_share(elbv2, deployment.listeners.front(), side.group)}});
  if (const auto group = elbv2.target_groups.find(side.group); group != elbv2.target_groups.end()) {
    it.set("targetGroup", Value::object({{"name", group->second.name}}));
  }
  it.set("taskSetLabel", side.label);
  sets.append(std::move(it));
}

std::string status_of(const world::CodeDeployDeployment& it) {
  if (it.status == "Created" || it.status == "Queued") return "Pending";
  return it.status == "Stopped" ? "Skipped" : it.status;
}

Value shape(Context& context, const world::CodeDeployDeployment& it) {
  Value sets = Value::array();
  add_set(context, it, {.set = it.blue_set, .group = it.blue_group, .label = "Blue"}, sets);
  add_set(context, it, {.set = it.green_set, .group = it.green_group, .label = "Green"}, sets);
  const std::string arn = context.region.arn("ecs", "service/" + it.cluster + "/" + it.service);
  return Value::object({{"deploymentTargetType", "ECSTarget"},
                        {"ecsTarget", Value::object({{"deploymentId", it.id},
                                                     {"targetId", target_id(it)},
                                                     {"targetArn", arn},
                                                     {"lastUpdatedAt", Timestamp{it.updated}},
                                                     {"lifecycleEvents", events_shape(it)},
                                                     {"status", status_of(it)},
                                                     {"taskSetsInfo", std::move(sets)}})}});
}

/// One that has begun: before that there are no targets.
Expected<world::CodeDeployDeployment*> started_deployment(Context& context, const Value& input) {
  auto deployment = deployment_of(context, input);
  if (!deployment) return deployment;
  if ((*deployment)->status == "Created") {
    return error("DeploymentNotStartedException", "The deployment " + (*deployment)->id + " has not started.");
  }
  return deployment;
}

Expected<bool> check_filters(const Value& filters) {
  for (const value::Member& filter : filters.members()) {
    if (filter.name == kStatusFilter || filter.name == kLabelFilter) continue;
    return error("InvalidTargetFilterNameException", "There is no target filter " + filter.name + ".");
  }
  return true;
}

/// A target of Amazon ECS has no label of instances.
bool passes(const world::CodeDeployDeployment& deployment, const Value& filters) {
  const auto wanted = filters.texts_of(kStatusFilter);
  return !filters.has(kLabelFilter) &&
         (wanted.empty() || std::ranges::find(wanted, status_of(deployment)) != wanted.end());
}

Expected<bool> check_target(const world::CodeDeployDeployment& deployment, const std::string& id) {
  if (id.empty()) return error("DeploymentTargetIdRequiredException", "The target id is required.");
  if (id != target_id(deployment) || deployment.service.empty()) {
    return error("DeploymentTargetDoesNotExistException", "The deployment has no target with the id " + id);
  }
  return true;
}

}  // namespace

Outcome list_deployment_targets(Context& context, const Value& input) {
  if (const auto checked = check_filters(input["targetFilters"]); !checked) return tl::unexpected(checked.error());
  const auto deployment = started_deployment(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  std::vector<std::string> ids;
  if (!(*deployment)->service.empty() && passes(**deployment, input["targetFilters"])) {
    ids.push_back(target_id(**deployment));
  }
  return list_page(context, input, ids, "targetIds");
}

Outcome get_deployment_target(Context& context, const Value& input) {
  const auto deployment = started_deployment(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  if (const auto checked = check_target(**deployment, input.text("targetId")); !checked) {
    return tl::unexpected(checked.error());
  }
  return Value::object({{"deploymentTarget", shape(context, **deployment)}});
}

Outcome batch_get_deployment_targets(Context& context, const Value& input) {
  const auto deployment = started_deployment(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  const std::vector<std::string> ids = input.texts_of("targetIds");
  if (ids.empty()) return error("DeploymentTargetIdRequiredException", "The target ids are required.");
  if (ids.size() > kMostAtOnce) {
    return error("DeploymentTargetListSizeExceededException", "The maximum number of targets is 100.");
  }
  Value targets = Value::array();
  for (const std::string& id : ids) {
    if (const auto checked = check_target(**deployment, id); !checked) return tl::unexpected(checked.error());
    targets.append(shape(context, **deployment));
  }
  return Value::object({{"deploymentTargets", std::move(targets)}});
}

}  // namespace kakoi::sim::services::codedeploy
