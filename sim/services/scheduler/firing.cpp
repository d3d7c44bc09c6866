#include "sim/services/scheduler/firing.hpp"

#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/launching/expression.hpp"
#include "sim/services/launching/run.hpp"
#include "sim/services/scheduler/universal.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sim::services::scheduler {
namespace {

// That one step in time may bring, for one schedule.
constexpr std::size_t kMostFirings = 100;
constexpr double kMinute = 60;

/// Which schedule is to fire, as long as it has not been changed.
struct Plan {
  world::Here here;
  std::string group = {};
  std::string name = {};
  std::uint64_t version = 0;
  launching::Timing timing = {};
};

world::Schedule* schedule_of(const Plan& plan) {
  world::Schedule* found = plan.here.region.scheduler.schedule(plan.group, plan.name);
  return found != nullptr && found->version == plan.version ? found : nullptr;
}

void fire(world::Here here, world::Schedule& schedule) {
  const std::string arn = schedule.target.text("Arn");
  const std::string given = schedule.target.text("Input");
  Value input;
  if (runs_tasks(arn)) {
    input = launching::lower_camel(value::parse_json(given).value_or(Value::object()));
  } else if (launching::is_cluster(arn)) {
    input = launching::run_task_input(arn, schedule.target["EcsParameters"], given);
    input.set("startedBy", "chronos-schedule/" + schedule.name);
  } else {
    return;
  }
  ++(launching::run(here, schedule.target.text("RoleArn"), input) ? schedule.launches : schedule.failures);
}

/// Some time within the flexible window.
void fire_in_window(const Plan& plan, const world::Schedule& schedule) {
  const auto minutes = static_cast<std::uint64_t>(schedule.window.integer("MaximumWindowInMinutes"));
  const double wait = minutes == 0 ? 0 : static_cast<double>(plan.here.world.ids.number() % (minutes * 60));
  plan.here.world.after(wait, [plan] {
    if (world::Schedule* still = schedule_of(plan)) fire(plan.here, *still);
  });
}

void complete(const Plan& plan, const world::Schedule& schedule) {
  if (schedule.after_completion != "DELETE") return;
  const double wait = static_cast<double>(schedule.window.integer("MaximumWindowInMinutes")) * kMinute;
  plan.here.world.after(wait, [plan] {
    if (schedule_of(plan) != nullptr) plan.here.region.scheduler.schedules[plan.group].erase(plan.name);
  });
}

/// Nothing behind the end of the schedule, which one that fires once has not.
std::optional<world::Time> before_end(const Plan& plan, const world::Schedule& schedule,
                                      std::optional<world::Time> due) {
  const bool has_end = schedule.end && !std::holds_alternative<launching::Once>(plan.timing.expression);
  return due && has_end && *due >= *schedule.end ? std::nullopt : due;
}

void wait_for(Plan plan, const world::Schedule& schedule, world::Time due) {
  const world::World& world = plan.here.world;
  const double horizon = schedule.end ? std::min(*schedule.end, world.horizon()) : world.horizon();
  due = launching::leap(plan.timing, due, horizon, kMostFirings);
  plan.here.world.timeline.at(due, [plan, due] {
    const world::Schedule* it = schedule_of(plan);
    if (it == nullptr) return;
    fire_in_window(plan, *it);
    const auto next = before_end(plan, *it, launching::next_due(plan.timing, due));
    next ? wait_for(plan, *it, *next) : complete(plan, *it);
  });
}

/// After which time it may be due first.
world::Time beginning(const world::World& world, const world::Schedule& schedule, const launching::Expression& it) {
  // A moment before: what is due just now is still to come.
  constexpr double kMoment = 0.001;
  if (std::holds_alternative<launching::Once>(it)) return world.now();
  const world::Time start = std::max(world.now(), schedule.start.value_or(0));
  return std::holds_alternative<launching::Rate>(it) || start > world.now() ? start - kMoment : start;
}

}  // namespace

void plan_firing(world::Here here, world::Schedule& schedule) {
  schedule.version = ++here.region.scheduler.versions;
  if (schedule.state != "ENABLED") return;
  const auto expression = launching::parse_expression(schedule.expression, launching::Flavour::schedule);
  const auto zone = launching::zone_of(schedule.timezone);
  if (!expression || !zone) return;
  const world::Time now = here.world.now();
  // A rate is counted from its start; without one, from when it was made or changed, and is due then too.
  Plan plan{
      .here = here,
      .group = schedule.group,
      .name = schedule.name,
      .version = schedule.version,
      .timing = {
          .expression = *expression, .zone = *zone, .anchor = schedule.start ? *schedule.start : schedule.modified}};
  auto due = before_end(plan, schedule, launching::next_due(plan.timing, beginning(here.world, schedule, *expression)));
  if (!due && here.world.quirks.past_schedules_fire && std::holds_alternative<launching::Once>(*expression)) due = now;
  if (due) wait_for(std::move(plan), schedule, *due);
}

}  // namespace kakoi::sim::services::scheduler
