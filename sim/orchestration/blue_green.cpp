#include "sim/orchestration/blue_green.hpp"

#include "sim/orchestration/deployment_ends.hpp"
#include "sim/orchestration/deployment_steps.hpp"
#include "sim/orchestration/targets.hpp"
#include "sim/orchestration/traffic.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using world::CodeDeployDeployment;
using world::Here;

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

void await_end_of_old_set(Here here, CodeDeployDeployment& deployment) {
  if (set_of(here, deployment, deployment.blue_set) != nullptr) {
    return take_later(here, deployment, kDeploymentPoll, await_end_of_old_set);
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
  take_later(here, deployment, minutes_of(option, "terminationWaitTimeInMinutes"), terminate_old_set);
}

void shift_more(Here here, CodeDeployDeployment& deployment) {
  const double now = traffic_share(here.region.elbv2, deployment.listeners.front(), deployment.green_group);
  const bool is_first = !deployment.moved_traffic;
  const bool goes_on = is_first || deployment.routing.kind == world::TrafficRouting::Kind::linear;
  const double percent = goes_on ? std::min(100.0, (is_first ? 0 : now) + deployment.routing.percent) : 100;
  deployment.moved_traffic = true;
  deployment.updated = here.world.now();
  send_to_green(here, deployment, percent, percent < 100);
  if (percent < 100) return take_later(here, deployment, deployment.routing.interval, shift_more);
  take_later(here, deployment, here.world.pace.react, finish_traffic);
}

void allow_traffic(Here here, CodeDeployDeployment& deployment) {
  deployment.status = "InProgress";
  pass_event(here, deployment, "BeforeAllowTraffic");
  begin_event(here, deployment, "AllowTraffic");
  shift_more(here, deployment);
}

void give_up_ready(Here here, CodeDeployDeployment& deployment) {
  end_stopped(here, deployment, kNotContinued);
  put_back(here, deployment);
}

void be_ready(Here here, CodeDeployDeployment& deployment) {
  const value::Value& option = deployment.settings["blueGreenDeploymentConfiguration"]["deploymentReadyOption"];
  if (option.text("actionOnTimeout") != "STOP_DEPLOYMENT") return allow_traffic(here, deployment);
  deployment.status = "Ready";
  take_later(here, deployment, minutes_of(option, "waitTimeInMinutes"), give_up_ready);
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
    return take_later(here, deployment, here.world.pace.react, allow_test_traffic);
  }
  if (here.world.now() - set->created >= here.world.pace.give_up_replacement) {
    return fail(here, deployment, "TIMEOUT", kTimedOut);
  }
  take_later(here, deployment, kDeploymentPoll, await_replacement);
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
  take_later(here, deployment, kDeploymentPoll, await_replacement);
}

void start(Here here, CodeDeployDeployment& deployment) {
  deployment.status = "InProgress";
  deployment.started = here.world.now();
  pass_event(here, deployment, "BeforeInstall");
  take_later(here, deployment, here.world.pace.react, install);
}

}  // namespace

void begin_blue_green(Here here, CodeDeployDeployment& deployment) {
  take_later(here, deployment, here.world.pace.react, start);
}

bool continue_blue_green(Here here, CodeDeployDeployment& deployment) {
  if (deployment.status == "Ready") {
    take_later(here, deployment, here.world.pace.react, allow_traffic);
    return true;
  }
  if (!deployment.waits_for_termination) return false;
  take_later(here, deployment, here.world.pace.react, terminate_old_set);
  return true;
}

void stop_blue_green(Here here, CodeDeployDeployment& deployment, bool rolls_back) {
  end_stopped(here, deployment, kStopped);
  if (rolls_back) begin_rollback(here, deployment);
}

world::TaskSet* primary_set(world::Service& service) {
  const auto found = std::ranges::find(service.task_sets, world::Standing::primary, &world::TaskSet::standing);
  return found != service.task_sets.end() ? &*found : nullptr;
}

}  // namespace kakoi::sim::orchestration
