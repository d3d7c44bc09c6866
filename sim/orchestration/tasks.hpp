// The life of a task: PROVISIONING, PENDING, RUNNING, and down again, each step in its time.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::orchestration {

/// Those of the task definition.
world::Tags definition_tags(const world::Ecs& ecs, const world::Launch& launch);

/// Adds what ECS itself says of a task of the cluster, and of the service when there is one.
void add_managed_tags(world::Tags& tags, const std::string& cluster, const std::string& service);

/// Puts a task into the world and sets it going. `wanted` says all that is not the task's own story: cluster, group,
/// launch, who started it. One that belongs to a service tells it of every change.
world::Task& start_task(world::Here here, world::Task wanted);

/// Its essential container ends by itself.
void exit_task(world::Here here, world::Task& task, std::int64_t exit_code);

/// Does nothing when it is going down already.
void stop_task(world::Here here, world::Task& task, std::string_view code, std::string_view reason);

/// `job` is done once, when the task is down.
void when_stopped(world::Here here, const world::Task& task, world::Timeline::Job job);

}  // namespace kakoi::sim::orchestration
