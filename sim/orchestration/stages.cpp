#include "sim/orchestration/stages.hpp"

#include "sim/orchestration/hooks.hpp"
#include "sim/orchestration/rollback.hpp"
#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"

#include <algorithm>
#include <limits>

namespace kakoi::sim::orchestration {
namespace {

using world::Stage;

constexpr double kMinute = 60;
constexpr double kAll = 100;
constexpr double kDefaultCanaryPercent = 5;
constexpr std::int64_t kDefaultCanaryBake = 10;
constexpr double kDefaultStepPercent = 10;
constexpr std::int64_t kDefaultStepBake = 6;
constexpr world::Time kNever = std::numeric_limits<world::Time>::infinity();

/// One deployment on its way through the stages.
class Passage {
 public:
  Passage(world::Here here, world::Service& service, world::ServiceDeployment& it)
      : here_(here), service_(service), it_(it) {}

  void step() {
    if (it_.stage == Stage::none) enter(service_.deployments.size() > 2 ? Stage::reconcile_service : first());
    while (true) {
      keep_crews();
      switch (ask_hooks(here_, it_)) {
        case HookAnswer::roll_back:
          roll_back(here_, service_, "Service deployment rolled back because a lifecycle hook timed out.");
          return;
        case HookAnswer::wait:
          wake_at(next_expiry(it_));
          return;
        case HookAnswer::go_on:
          break;
      }
      if (!is_done()) return;
      if (it_.stage == Stage::clean_up) {
        finish_rollout(here_, service_);
        return;
      }
      enter(static_cast<Stage>(static_cast<int>(it_.stage) + 1));
    }
  }

 private:
  static Stage first() { return Stage::pre_scale_up; }

  void enter(Stage stage) {
    it_.stage = stage;
    it_.stage_since = here_.world.now();
    it_.updated = here_.world.now();
    if (stage == Stage::test_traffic_shift) it_.test_traffic = kAll;
    start_hooks(here_, it_);
  }

  /// Both revisions keep as many tasks as are wanted; the new one from the time on when it scales up.
  void keep_crews() {
    const auto last = std::ranges::find(service_.deployments, world::Rollout::completed, &world::Deployment::rollout);
    if (last != service_.deployments.end() && it_.stage != Stage::clean_up) keep(*last);
    if (it_.stage >= Stage::scale_up) keep(service_.deployments.front());
  }

  void keep(world::Deployment& deployment) {
    const Crew crew = crew_of(here_, service_, deployment.id);
    fill_up(here_, service_, deployment, service_.desired - crew.size());
    if (crew.size() > service_.desired) {
      stop_crew(here_, service_, crew, crew.size() - service_.desired, scaling_by(deployment));
    }
  }

  bool is_done() {
    switch (it_.stage) {
      case Stage::none:
        return true;
      case Stage::reconcile_service:
        return retire_others(true) && is_past(it_.stage_since, here_.world.pace.stage);
      case Stage::scale_up:
        return is_up();
      case Stage::production_traffic_shift:
        return shift();
      case Stage::bake_time:
        return is_past(it_.stage_since, bakes() ? minutes("bakeTimeInMinutes", it_.configuration, 0) : 0);
      case Stage::clean_up:
        return retire_others(false) && is_up();
      case Stage::pre_scale_up:
      case Stage::post_scale_up:
      case Stage::test_traffic_shift:
      case Stage::post_test_traffic_shift:
      case Stage::post_production_traffic_shift:
        return is_past(it_.stage_since, here_.world.pace.stage);
    }
    return true;
  }

  [[nodiscard]] bool is_up() const {
    const Crew crew = crew_of(here_, service_, service_.deployments.front().id);
    return crew.coming.empty() && crew.healthy == service_.desired && crew.size() == service_.desired;
  }

  /// Stops the tasks of the deployments before this one; of all but the last that was completed, when `keeps_last`.
  bool retire_others(bool keeps_last) {
    const auto last = std::ranges::find(service_.deployments, world::Rollout::completed, &world::Deployment::rollout);
    const std::string kept = keeps_last && last != service_.deployments.end() ? last->id : "";
    bool are_gone = true;
    for (std::size_t i = 1; i < service_.deployments.size(); ++i) {
      const world::Deployment& other = service_.deployments[i];
      if (other.id == kept) continue;
      const Crew crew = crew_of(here_, service_, other.id);
      stop_crew(here_, service_, crew, crew.size(), scaling_by(service_.deployments.front()));
      are_gone = are_gone && crew_of(here_, service_, other.id).size() == 0;
    }
    if (are_gone) {
      const std::string primary = service_.deployments.front().id;
      std::erase_if(service_.deployments, [&](const auto& it) { return it.id != primary && it.id != kept; });
    }
    return are_gone;
  }

  /// Moves production traffic as far as it may go by now.
  bool shift() {
    if (it_.production_traffic >= kAll) return is_past(it_.shifted, here_.world.pace.stage);
    const world::Time now = here_.world.now();
    const std::string strategy = it_.strategy();
    const value::Value& linear = it_.configuration["linearConfiguration"];
    const value::Value& canary = it_.configuration["canaryConfiguration"];
    const bool begins = it_.production_traffic <= 0;
    double bake = 0;
    double step = kAll;
    if (strategy == "LINEAR") {
      bake = minutes("stepBakeTimeInMinutes", linear, kDefaultStepBake);
      step = linear.number("stepPercent", kDefaultStepPercent);
    } else if (strategy == "CANARY") {
      bake = minutes("canaryBakeTimeInMinutes", canary, kDefaultCanaryBake);
      step = begins ? canary.number("canaryPercent", kDefaultCanaryPercent) : kAll;
    }
    if (!bakes()) step = kAll;
    if (!begins && !is_past(it_.shifted, bake)) return false;
    it_.production_traffic = std::min(kAll, it_.production_traffic + step);
    it_.shifted = now;
    it_.updated = now;
    if (it_.production_traffic < kAll) wake_at(now + bake);
    return it_.production_traffic >= kAll && is_past(it_.shifted, here_.world.pace.stage);
  }

  /// There is nothing to compare the first deployment of a service with, and nothing to go back to.
  [[nodiscard]] bool bakes() const { return !it_.sources.empty() || here_.world.quirks.bakes_first_deployment; }

  static double minutes(const char* name, const value::Value& in, std::int64_t otherwise) {
    return kMinute * static_cast<double>(in.integer(name, otherwise));
  }

  bool is_past(world::Time since, double seconds) {
    // The clock may stand a hair before the moment that was asked for.
    if (here_.world.now() + 0.001 >= since + seconds) return true;
    wake_at(since + seconds);
    return false;
  }

  void wake_at(world::Time time) {
    if (time != kNever) orchestration::wake_at(here_, service_, time);
  }

  world::Here here_;
  world::Service& service_;
  world::ServiceDeployment& it_;
};

}  // namespace

bool is_staged(const world::Service& service) {
  const world::ServiceDeployment* it = current(service);
  return it != nullptr && !it->rollback && it->strategy() != "ROLLING" && service.status == "ACTIVE";
}

void step_stages(world::Here here, world::Service& service) {
  world::ServiceDeployment& it = *current(service);
  const bool stands_still = it.status != world::ServiceDeploymentStatus::in_progress ||
                            service.deployments.front().rollout == world::Rollout::failed;
  if (!stands_still) Passage(here, service, it).step();
}

}  // namespace kakoi::sim::orchestration
