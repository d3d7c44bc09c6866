#include "sim/orchestration/blue_green.hpp"

#include "sim/orchestration/deployment_steps.hpp"
#include "sim/orchestration/targets.hpp"
#include "sim/orchestration/traffic.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using world::CodeDeployDeployment;
using world::Here;

// How often CodeDeploy looks at what it waits for.
constexpr double kPoll = 5;
constexpr double kMinute = 60;
constexpr std::size_t kMostTaskSets = 5;

// Observed.
constexpr const char* kTimedOut =
    "The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 "
    "minutes.";
constexpr const char* kElbError = "The ELB could not be updated due to the following error: ";
constexpr const char* kTooManyTaskSets =
    "5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.";

// Not observed.
constexpr const char* kServiceGone = "The ECS service that the deployment group names is not active.";
constexpr const char* kNoPrimary = "The ECS service has no primary task set.";
constexpr const char* kReplacementGone = "The replacement task set is gone.";
constexpr const char* kStopped = "The deployment was stopped by a user.";
constexpr const char* kNotContinued = "The deployment was not continued in time.";

using Step = void (*)(Here, CodeDeployDeployment&);

/// Takes the step after a while, unless the deployment has ended or somebody has cut the wait short.
void later(Here here, CodeDeployDeployment& deployment, double seconds, Step step) {
  here.world.after(seconds, [here, id = deployment.id, wait = ++deployment.wait, step] {
    const auto found = here.region.codedeploy.deployments.find(id);
    if (found == here.region.codedeploy.deployments.end()) return;
    if (found->second.is_active() && found->second.wait == wait) step(here, found->second);
  });
}

void end(Here here, CodeDeployDeployment& deployment, const char* status) {
  deployment.status = status;
  deployment.completed = here.world.now();
  deployment.updated = here.world.now();
}

void succeed(Here here, CodeDeployDeployment& deployment) {
  end(here, deployment, "Succeeded");
  if (world::CodeDeployGroup* group = here.region.codedeploy.group(deployment.application, deployment.group)) {
    group->last_successful = deployment.id;
    group->settings.set("targetRevision", deployment.revision);
  }
}

void begin_rollback(Here here, CodeDeployDeployment& triggering);

bool rolls_back_on(const CodeDeployDeployment& deployment, std::string_view event) {
  const auto events = deployment.auto_rollback.texts_of("events");
  return deployment.auto_rollback.boolean("enabled") && std::ranges::find(events, event) != events.end();
}

void fail(Here here, CodeDeployDeployment& deployment, std::string code, std::string message) {
  abandon_events(here, deployment);
  deployment.error_code = std::move(code);
  deployment.error_message = std::move(message);
  end(here, deployment, "Failed");
  // Whether or not the group wants failures rolled back, a replacement that never came up does not stay.
  rolls_back_on(deployment, "DEPLOYMENT_FAILURE") ? begin_rollback(here, deployment) : put_back(here, deployment);
}

void await_end_of_old_set(Here here, CodeDeployDeployment& deployment) {
  if (set_of(here, deployment, deployment.blue_set) != nullptr) {
    return later(here, deployment, kPoll, await_end_of_old_set);
  }
  succeed(here, deployment);
}

void terminate_old_set(Here here, CodeDeployDeployment& deployment) {
  deployment.waits_for_termination = false;
  drain_set(here, deployment, deployment.blue_set);
  await_end_of_old_set(here, deployment);
}

double minutes_of(const value::Value& option, std::string_view member) {
  return static_cast<double>(option.integer(member)) * kMinute;
}

void finish_traffic(Here here, CodeDeployDeployment& deployment) {
  end_event(here, deployment, "AllowTraffic");
  make_primary(here, deployment, deployment.green_set);
  pass_event(here, deployment, "AfterAllowTraffic");
  deployment.waits_for_termination = true;
  const value::Value& option =
      deployment.settings["blueGreenDeploymentConfiguration"]["terminateBlueInstancesOnDeploymentSuccess"];
  later(here, deployment, minutes_of(option, "terminationWaitTimeInMinutes"), terminate_old_set);
}

void shift_more(Here here, CodeDeployDeployment& deployment) {
  const double now = traffic_share(here.region.elbv2, deployment.listeners.front(), deployment.green_group);
  const bool is_first = !deployment.moved_traffic;
  const bool goes_on = is_first || deployment.routing.kind == world::TrafficRouting::Kind::linear;
  const double percent = goes_on ? std::min(100.0, (is_first ? 0 : now) + deployment.routing.percent) : 100;
  deployment.moved_traffic = true;
  deployment.updated = here.world.now();
  send_to_green(here, deployment, percent, percent < 100);
  if (percent < 100) return later(here, deployment, deployment.routing.interval, shift_more);
  later(here, deployment, here.world.pace.react, finish_traffic);
}

void allow_traffic(Here here, CodeDeployDeployment& deployment) {
  deployment.status = "InProgress";
  pass_event(here, deployment, "BeforeAllowTraffic");
  begin_event(here, deployment, "AllowTraffic");
  shift_more(here, deployment);
}

void give_up_ready(Here here, CodeDeployDeployment& deployment) {
  abandon_events(here, deployment);
  deployment.error_code = "MANUAL_STOP";
  deployment.error_message = kNotContinued;
  end(here, deployment, "Stopped");
  put_back(here, deployment);
}

void be_ready(Here here, CodeDeployDeployment& deployment) {
  const value::Value& option = deployment.settings["blueGreenDeploymentConfiguration"]["deploymentReadyOption"];
  if (option.text("actionOnTimeout") != "STOP_DEPLOYMENT") return allow_traffic(here, deployment);
  deployment.status = "Ready";
  later(here, deployment, minutes_of(option, "waitTimeInMinutes"), give_up_ready);
}

void allow_test_traffic(Here here, CodeDeployDeployment& deployment) {
  if (!deployment.test_listeners.empty()) {
    for (const std::string& listener : deployment.test_listeners) {
      shift_traffic(here.region.elbv2, listener, deployment.blue_group, deployment.green_group, 100);
    }
    look_at_targets(here);
    pass_event(here, deployment, "AllowTestTraffic");
    pass_event(here, deployment, "AfterAllowTestTraffic");
  }
  be_ready(here, deployment);
}

void await_replacement(Here here, CodeDeployDeployment& deployment) {
  const world::TaskSet* set = set_of(here, deployment, deployment.green_set);
  if (service_of(here, deployment) == nullptr) return fail(here, deployment, "INVALID_ECS_SERVICE", kServiceGone);
  if (set == nullptr || set->standing == world::Standing::draining) {
    return fail(here, deployment, "ECS_UPDATE_ERROR", kReplacementGone);
  }
  if (set->is_steady) {
    end_event(here, deployment, "Install");
    pass_event(here, deployment, "AfterInstall");
    return later(here, deployment, here.world.pace.react, allow_test_traffic);
  }
  if (here.world.now() - set->created >= here.world.pace.give_up_replacement) {
    return fail(here, deployment, "TIMEOUT", kTimedOut);
  }
  later(here, deployment, kPoll, await_replacement);
}

std::string group_arn(const world::TaskSet& set) {
  const auto& balancers = set.launch.load_balancers.items();
  return balancers.empty() ? "" : balancers.front().text("targetGroupArn");
}

/// Which set and target group are the old ones is seen only now. False when there is none that the listeners know.
bool find_blue(Here here, CodeDeployDeployment& deployment, world::Service& service) {
  const world::TaskSet* primary = primary_set(service);
  if (primary == nullptr) {
    fail(here, deployment, "INVALID_ECS_SERVICE", kNoPrimary);
    return false;
  }
  deployment.blue_set = primary->id;
  deployment.blue_group = group_arn(*primary);
  for (const std::string& listener : deployment.listeners) {
    if (forwards_to(here.region.elbv2, listener, deployment.blue_group)) continue;
    fail(here, deployment, "ELASTIC_LOAD_BALANCING_INVALID",
         std::string(kElbError) + "Primary taskset target group must be behind listener " + listener);
    return false;
  }
  return true;
}

void install(Here here, CodeDeployDeployment& deployment) {
  begin_event(here, deployment, "Install");
  if (!deployment.refusal.empty()) return fail(here, deployment, deployment.refusal_code, deployment.refusal);
  world::Service* service = service_of(here, deployment);
  if (service == nullptr) return fail(here, deployment, "INVALID_ECS_SERVICE", kServiceGone);
  if (!find_blue(here, deployment, *service)) return;
  if (service->task_sets.size() >= kMostTaskSets) return fail(here, deployment, "ECS_UPDATE_ERROR", kTooManyTaskSets);
  add_replacement(here, deployment, *service);
  // A group in the way of no traffic is not checked; with the weight nought it is.
  const bool goes_unchecked = deployment.routing.kind == world::TrafficRouting::Kind::all_at_once &&
                              here.world.quirks.all_at_once_shifts_unchecked;
  if (!goes_unchecked) send_to_green(here, deployment, 0, true);
  later(here, deployment, kPoll, await_replacement);
}

void start(Here here, CodeDeployDeployment& deployment) {
  deployment.status = "InProgress";
  deployment.started = here.world.now();
  pass_event(here, deployment, "BeforeInstall");
  later(here, deployment, here.world.pace.react, install);
}

void await_rollback(Here here, CodeDeployDeployment& deployment) {
  if (set_of(here, deployment, deployment.green_set) != nullptr) {
    return later(here, deployment, kPoll, await_rollback);
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
  later(here, rollback, here.world.pace.react, start_rollback);
}

}  // namespace

void begin_blue_green(Here here, CodeDeployDeployment& deployment) {
  later(here, deployment, here.world.pace.react, start);
}

std::vector<world::LifecycleEvent> blue_green_events(bool has_test_traffic) {
  std::vector<world::LifecycleEvent> events = {
      {.name = "BeforeInstall"}, {.name = "Install"}, {.name = "AfterInstall"}};
  if (has_test_traffic) {
    events.push_back({.name = "AllowTestTraffic"});
    events.push_back({.name = "AfterAllowTestTraffic"});
  }
  events.push_back({.name = "BeforeAllowTraffic"});
  events.push_back({.name = "AllowTraffic"});
  events.push_back({.name = "AfterAllowTraffic"});
  return events;
}

bool continue_blue_green(Here here, CodeDeployDeployment& deployment) {
  if (deployment.status == "Ready") {
    later(here, deployment, here.world.pace.react, allow_traffic);
    return true;
  }
  if (!deployment.waits_for_termination) return false;
  later(here, deployment, here.world.pace.react, terminate_old_set);
  return true;
}

void stop_blue_green(Here here, CodeDeployDeployment& deployment, bool rolls_back) {
  abandon_events(here, deployment);
  deployment.error_code = "MANUAL_STOP";
  deployment.error_message = kStopped;
  deployment.waits_for_termination = false;
  end(here, deployment, "Stopped");
  if (rolls_back) begin_rollback(here, deployment);
}

world::TaskSet* primary_set(world::Service& service) {
  const auto found = std::ranges::find(service.task_sets, world::Standing::primary, &world::TaskSet::standing);
  return found != service.task_sets.end() ? &*found : nullptr;
}

}  // namespace kakoi::sim::orchestration
