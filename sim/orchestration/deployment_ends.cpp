#include "sim/orchestration/deployment_ends.hpp"

#include "sim/orchestration/blue_green.hpp"
#include "sim/orchestration/deployment_steps.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using world::CodeDeployDeployment;
using world::Here;

void end(Here here, CodeDeployDeployment& deployment, const char* status) {
  deployment.status = status;
  deployment.completed = here.world.now();
  deployment.updated = here.world.now();
}

bool rolls_back_on(const CodeDeployDeployment& deployment, std::string_view event) {
  const auto events = deployment.auto_rollback.texts_of("events");
  return deployment.auto_rollback.boolean("enabled") && std::ranges::find(events, event) != events.end();
}

void await_rollback(Here here, CodeDeployDeployment& deployment) {
  if (set_of(here, deployment, deployment.green_set) != nullptr) {
    return take_later(here, deployment, kDeploymentPoll, await_rollback);
  }
  succeed(here, deployment);
}

void start_rollback(Here here, CodeDeployDeployment& deployment) {
  deployment.status = "InProgress";
  deployment.started = here.world.now();
  put_back(here, deployment);
  for (const char* name :
       {"BeforeInstall", "Install", "AfterInstall", "BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic"}) {
    pass_event(here, deployment, name);
  }
  await_rollback(here, deployment);
}

}  // namespace

void take_later(Here here, CodeDeployDeployment& deployment, double seconds, DeploymentStep step) {
  here.world.after(seconds, [here, id = deployment.id, wait = ++deployment.wait, step] {
    const auto found = here.region.codedeploy.deployments.find(id);
    if (found == here.region.codedeploy.deployments.end()) return;
    if (found->second.is_active() && found->second.wait == wait) step(here, found->second);
  });
}

void succeed(Here here, CodeDeployDeployment& deployment) {
  end(here, deployment, "Succeeded");
  if (world::CodeDeployGroup* group = here.region.codedeploy.group(deployment.application, deployment.group)) {
    group->last_successful = deployment.id;
    group->settings.set("targetRevision", deployment.revision);
  }
}

void fail(Here here, CodeDeployDeployment& deployment, std::string code, std::string message) {
  abandon_events(here, deployment);
  deployment.error_code = std::move(code);
  deployment.error_message = std::move(message);
  end(here, deployment, "Failed");
  // Whether or not the group wants failures rolled back, a replacement that never came up does not stay.
  rolls_back_on(deployment, "DEPLOYMENT_FAILURE") ? begin_rollback(here, deployment) : put_back(here, deployment);
}

void end_stopped(Here here, CodeDeployDeployment& deployment, std::string message) {
  abandon_events(here, deployment);
  deployment.error_code = "MANUAL_STOP";
  deployment.error_message = std::move(message);
  deployment.waits_for_termination = false;
  end(here, deployment, "Stopped");
}

void begin_rollback(Here here, CodeDeployDeployment& triggering) {
  CodeDeployDeployment made = triggering;
  made.id = here.world.ids.code_deploy("d-");
  made.creator = "codeDeployRollback";
  made.status = "Created";
  made.description.clear();
  made.error_code.clear();
  made.error_message.clear();
  made.revision = triggering.previous_revision;
  made.rolls_back = triggering.id;
  made.rolled_back_by.clear();
  made.created = here.world.now();
  made.started = 0;
  made.completed = 0;
  made.waits_for_termination = false;
  made.events = blue_green_events(false);
  triggering.rolled_back_by = made.id;
  if (world::CodeDeployGroup* group = here.region.codedeploy.group(made.application, made.group)) {
    group->last_attempted = made.id;
  }
  std::string id = made.id;
  auto& rollback = here.region.codedeploy.deployments.emplace(std::move(id), std::move(made)).first->second;
  take_later(here, rollback, here.world.pace.react, start_rollback);
}

}  // namespace kakoi::sim::orchestration
