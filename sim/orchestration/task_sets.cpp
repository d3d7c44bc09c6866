#include "sim/orchestration/task_sets.hpp"

#include "sim/orchestration/services.hpp"

#include <cmath>

namespace kakoi::sim::orchestration {
namespace {

void fill(world::Here here, world::Service& service, const world::TaskSet& set, std::int64_t missing) {
  if (set.retry_at <= here.world.now()) {
    start_crew(here, service, set.id, set.launch, missing);
    return;
  }
  wake_at(here, service, set.retry_at);
}

void settle(world::Here here, world::Service& service, world::TaskSet& set, bool is_steady) {
  if (is_steady == set.is_steady) return;
  set.is_steady = is_steady;
  set.steady_at = here.world.now();
  set.updated = here.world.now();
  if (is_steady) add_event(here, service, set, "updated state to STEADY_STATE.");
}

}  // namespace

std::int64_t computed_desired(const world::Service& service, const world::TaskSet& set) {
  if (set.standing == world::Standing::draining) return 0;
  return static_cast<std::int64_t>(std::ceil(static_cast<double>(service.desired) * set.scale / 100 - 1e-9));
}

void step_task_sets(world::Here here, world::Service& service) {
  bool all_steady = true;
  for (world::TaskSet& set : service.task_sets) {
    const std::int64_t wanted = computed_desired(service, set);
    const Crew crew = crew_of(here, service, set.id);
    if (crew.size() < wanted) fill(here, service, set, wanted - crew.size());
    if (crew.size() > wanted) {
      stop_crew(here, service, crew, crew.size() - wanted, "Scaling activity initiated by (taskSet " + set.id + ")");
    }
    settle(here, service, set, crew.coming.empty() && crew.size() == wanted && crew.healthy == wanted);
    all_steady = all_steady && set.is_steady;
  }
  std::erase_if(service.task_sets, [&](const world::TaskSet& set) {
    return set.standing == world::Standing::draining && crew_of(here, service, set.id).size() == 0;
  });
  if (all_steady && !service.is_steady) say_steady(here, service);
  service.is_steady = all_steady;
}

}  // namespace kakoi::sim::orchestration
