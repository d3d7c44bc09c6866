#include "sim/services/events/firing.hpp"

#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/launching/expression.hpp"
#include "sim/services/launching/run.hpp"

#include <utility>

namespace kakoi::sim::services::events {
namespace {

// That one step in time may bring, for one rule.
constexpr std::size_t kMostFirings = 100;

/// Which rule is to fire, as long as it has not been changed. Only rules of the default bus have schedules.
struct Plan {
  world::Here here;
  std::string rule = {};
  std::uint64_t version = 0;
  launching::Timing timing = {};
};

world::EventRule* rule_of(const Plan& plan) {
  auto& rules = plan.here.region.events.buses["default"].rules;
  const auto found = rules.find(plan.rule);
  return found != rules.end() && found->second.version == plan.version ? &found->second : nullptr;
}

void wait_for(Plan plan, world::Time due) {
  const world::World& world = plan.here.world;
  due = launching::leap(plan.timing, due, world.horizon(), kMostFirings);
  plan.here.world.timeline.at(due, [plan, due] {
    world::EventRule* rule = rule_of(plan);
    if (rule == nullptr) return;
    fire(plan.here, *rule);
    if (const auto next = launching::next_due(plan.timing, due)) wait_for(plan, *next);
  });
}

}  // namespace

void plan_firing(world::Here here, world::EventRule& rule) {
  rule.version = ++here.region.events.versions;
  if (!rule.is_enabled()) return;
  const auto expression = launching::parse_expression(rule.schedule, launching::Flavour::rule);
  if (!expression) return;
  const world::Time now = here.world.now();
  const launching::Timing timing{.expression = *expression, .zone = {}, .anchor = now};
  const bool at_once =
      here.world.quirks.rate_rules_fire_at_once && std::holds_alternative<launching::Rate>(*expression);
  const auto due = at_once ? now : launching::next_due(timing, now);
  if (due) wait_for({.here = here, .rule = rule.name, .version = rule.version, .timing = timing}, *due);
}

void fire(world::Here here, world::EventRule& rule) {
  for (const auto& [id, target] : rule.targets) {
    const std::string cluster = target.text("Arn");
    if (!launching::is_cluster(cluster)) continue;
    Value input = launching::run_task_input(cluster, target["EcsParameters"], target.text("Input"));
    input.set("startedBy", "events-rule/" + rule.name);
    ++(launching::run(here, target.text("RoleArn"), input) ? rule.launches : rule.failures);
  }
}

}  // namespace kakoi::sim::services::events
