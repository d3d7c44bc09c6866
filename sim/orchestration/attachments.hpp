// Services behind load balancers: their tasks become targets when they run, and stop being some before they stop; a
// task whose target fails its checks is replaced.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// Registers the task with every target group of its launch.
void attach_targets(world::Here here, const world::Task& task);

/// Drains the task's targets: the seconds until the last is gone, nought when there are none.
double detach_targets(world::Here here, const world::Task& task);

/// Does a rollout count the task? It runs, and every load balancer that asks it is content; where none asks, it has run
/// for a while.
bool is_healthy(world::Here here, const world::Task& task);

/// A check has changed what is known of the target, or has failed once more: the service whose task it is learns of it.
void note_health(world::Here here, const world::TargetGroup& group, const world::RegisteredTarget& target);

}  // namespace kakoi::sim::orchestration
