#include "sim/orchestration/hooks.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace kakoi::sim::orchestration {
namespace {

using world::HookRun;
using world::Stage;

constexpr double kMinute = 60;
constexpr std::int64_t kDefaultTimeout = 1440;
constexpr std::string_view kWaiting = "AWAITING_ACTION";
// A stage of hooks only: they run before the traffic is shifted.
constexpr std::string_view kBeforeProduction = "PRE_PRODUCTION_TRAFFIC_SHIFT";

bool belongs_to(const value::Value& hook, Stage stage) {
  return std::ranges::any_of(hook["lifecycleStages"].items(), [&](const value::Value& it) {
    const std::string name = it.as_text().value_or("");
    return name == name_of(stage) || (stage == Stage::production_traffic_shift && name == kBeforeProduction);
  });
}

HookRun run_of(world::Here here, const value::Value& hook) {
  HookRun run{.id = here.world.ids.uuid(),
              .is_pause = hook.text("targetType", "AWS_LAMBDA") == "PAUSE",
              .target_arn = hook.text("hookTargetArn"),
              .status = "SUCCEEDED"};
  if (!run.is_pause) return run;
  const value::Value& timeout = hook["timeoutConfiguration"];
  run.status = kWaiting;
  run.timeout_action = timeout.text("action", "ROLLBACK");
  run.expires = here.world.now() + kMinute * static_cast<double>(timeout.integer("timeoutInMinutes", kDefaultTimeout));
  return run;
}

}  // namespace

std::string_view name_of(Stage stage) {
  switch (stage) {
    case Stage::none:
      return "";
    case Stage::reconcile_service:
      return "RECONCILE_SERVICE";
    case Stage::pre_scale_up:
      return "PRE_SCALE_UP";
    case Stage::scale_up:
      return "SCALE_UP";
    case Stage::post_scale_up:
      return "POST_SCALE_UP";
    case Stage::test_traffic_shift:
      return "TEST_TRAFFIC_SHIFT";
    case Stage::post_test_traffic_shift:
      return "POST_TEST_TRAFFIC_SHIFT";
    case Stage::production_traffic_shift:
      return "PRODUCTION_TRAFFIC_SHIFT";
    case Stage::post_production_traffic_shift:
      return "POST_PRODUCTION_TRAFFIC_SHIFT";
    case Stage::bake_time:
      return "BAKE_TIME";
    case Stage::clean_up:
      return "CLEAN_UP";
  }
  return "";
}

void start_hooks(world::Here here, world::ServiceDeployment& deployment) {
  for (const value::Value& hook : deployment.configuration["lifecycleHooks"].items()) {
    if (belongs_to(hook, deployment.stage)) deployment.hooks.push_back(run_of(here, hook));
  }
}

HookAnswer ask_hooks(world::Here here, world::ServiceDeployment& deployment) {
  bool waits = false;
  for (HookRun& run : deployment.hooks) {
    if (run.status != kWaiting) continue;
    if (run.expires > here.world.now()) {
      waits = true;
      continue;
    }
    run.status = "TIMED_OUT";
    if (run.timeout_action == "ROLLBACK") return HookAnswer::roll_back;
  }
  return waits ? HookAnswer::wait : HookAnswer::go_on;
}

world::Time next_expiry(const world::ServiceDeployment& deployment) {
  world::Time first = std::numeric_limits<world::Time>::infinity();
  for (const HookRun& run : deployment.hooks) {
    if (run.status == kWaiting) first = std::min(first, run.expires);
  }
  return first;
}

}  // namespace kakoi::sim::orchestration
