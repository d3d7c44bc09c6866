// Deployments: begun, stopped, continued.
#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/configs.hpp"
#include "sim/services/codedeploy/find.hpp"
#include "sim/services/codedeploy/replacement.hpp"
#include "sim/services/codedeploy/revisions.hpp"
#include "sim/services/codedeploy/texts.hpp"

#include "sim/orchestration/blue_green.hpp"
#include "sim/orchestration/deployment_steps.hpp"

#include <algorithm>

namespace kakoi::sim::services::codedeploy {
namespace {

Expected<bool> check_no_other(const Context& context, const world::CodeDeployApplication& application,
                              const world::CodeDeployGroup& group) {
  for (const auto& [id, deployment] : context.region.codedeploy.deployments) {
    if (deployment.application == application.name && deployment.group == group.name && deployment.is_active()) {
      return error("DeploymentLimitExceededException",
                   "The Deployment Group '" + group.name + "' already has an active Deployment '" + id + "'");
    }
  }
  return true;
}

/// What there is none of here to deploy to.
void refuse_platform(const std::string& platform, world::CodeDeployDeployment& deployment) {
  const bool is_server = platform == "Server";
  deployment.refusal_code = is_server ? "NO_INSTANCES" : "INVALID_LAMBDA_FUNCTION";
  deployment.refusal = is_server ? kNoInstances : kNoFunctions;
}

void note_revision(const Context& context, world::CodeDeployApplication& application,
                   const world::CodeDeployDeployment& deployment) {
  world::CodeDeployRevision& revision = register_revision(context, application, deployment.revision);
  if (revision.first_used == 0) revision.first_used = context.world.now();
  revision.last_used = context.world.now();
  if (std::ranges::find(revision.groups, deployment.group) == revision.groups.end()) {
    revision.groups.push_back(deployment.group);
  }
}

Expected<world::CodeDeployDeployment> read(Context& context, const Value& input,
                                           world::CodeDeployApplication& application,
                                           const world::CodeDeployGroup& group) {
  auto revision = revision_of(input);
  if (!revision) return tl::unexpected(revision.error());
  world::CodeDeployDeployment made{
      .id = context.world.ids.code_deploy("d-"),
      .application = application.name,
      .group = group.name,
      .config = input.text("deploymentConfigName", group.settings.text("deploymentConfigName")),
      .description = input.text("description"),
      .revision = *std::move(revision),
      .previous_revision = group.settings["targetRevision"],
      .auto_rollback = input.has("autoRollbackConfiguration") ? input["autoRollbackConfiguration"]
                                                              : group.settings["autoRollbackConfiguration"],
      .settings = group.settings,
      .created = context.world.now(),
      .updated = context.world.now()};
  const auto config = config_named(context, made.config);
  if (!config) return tl::unexpected(config.error());
  made.routing = routing_of(*config);
  if (application.platform != "ECS") {
    refuse_platform(application.platform, made);
  } else if (const auto planned = plan_replacement(context, made); !planned) {
    return tl::unexpected(planned.error());
  }
  made.events = orchestration::blue_green_events(!made.test_listeners.empty());
  return made;
}

}  // namespace

Outcome create_deployment(Context& context, const Value& input) {
  const auto application = application_of(context, input);
  if (!application) return tl::unexpected(application.error());
  const auto group = group_of(**application, input);
  if (!group) return tl::unexpected(group.error());
  auto made = read(context, input, **application, **group);
  if (!made) return tl::unexpected(made.error());
  if (const auto checked = check_no_other(context, **application, **group); !checked) {
    return tl::unexpected(checked.error());
  }
  note_revision(context, **application, *made);
  (*group)->last_attempted = made->id;
  std::string id = made->id;
  auto& all = context.region.codedeploy.deployments;
  auto& deployment = all.emplace(id, *std::move(made)).first->second;
  orchestration::begin_blue_green(context.here(), deployment);
  return Value::object({{"deploymentId", std::move(id)}});
}

Outcome stop_deployment(Context& context, const Value& input) {
  const auto deployment = deployment_of(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  if (!(*deployment)->is_active()) {
    return error("DeploymentAlreadyCompletedException",
                 "The deployment " + (*deployment)->id + " has already completed.");
  }
  const auto events = (*deployment)->auto_rollback.texts_of("events");
  const bool is_usual = (*deployment)->auto_rollback.boolean("enabled") &&
                        std::ranges::find(events, "DEPLOYMENT_STOP_ON_REQUEST") != events.end();
  orchestration::stop_blue_green(context.here(), **deployment, input.boolean("autoRollbackEnabled", is_usual));
  return Value::object({{"status", "Succeeded"}, {"statusMessage", kStopping}});
}

Outcome continue_deployment(Context& context, const Value& input) {
  const auto deployment = deployment_of(context, input);
  if (!deployment) return tl::unexpected(deployment.error());
  if (!(*deployment)->is_active()) {
    return error("DeploymentAlreadyCompletedException",
                 "The deployment " + (*deployment)->id + " has already completed.");
  }
  const std::string type = input.text("deploymentWaitType", "READY_WAIT");
  const bool is_ready = (*deployment)->status == "Ready";
  const bool waits = type == "READY_WAIT" ? is_ready : (*deployment)->waits_for_termination;
  if (!waits || !orchestration::continue_blue_green(context.here(), **deployment)) {
    return error("DeploymentIsNotInReadyStateException",
                 "The deployment " + (*deployment)->id + " does not wait for that.");
  }
  return Value();
}

}  // namespace kakoi::sim::services::codedeploy
