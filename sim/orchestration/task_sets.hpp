// Task sets, which other controllers than ECS work with.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// ceil(desired × scale): how many tasks the set is to have.
std::int64_t computed_desired(const world::Service& service, const world::TaskSet& set);

/// One step towards that, for every set.
void step_task_sets(world::Here here, world::Service& service);

}  // namespace kakoi::sim::orchestration
