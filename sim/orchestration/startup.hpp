// What a task needs to reach before it runs, and how it fails when it cannot: by the platform version, in AWS's words.
#pragma once

#include "sim/world/world.hpp"

#include <optional>
#include <string>

namespace kakoi::sim::orchestration {

struct StartFailure {
  std::string stopped_reason = {};
  std::string container_reason = {};  ///< empty: the task says it all
};

/// Nothing when the task reaches its registry, its secrets, its files and its logs, or has no network interface of its
/// own.
std::optional<StartFailure> startup_failure(world::Here here, const world::Task& task);

/// That the task has pulled its images: those that came through a pull-through cache are in it from now on.
void note_pulled(world::Here here, const world::Task& task);

/// Before 1.4.0: what a task needs before it runs goes over an interface of Fargate's, and there is no IPv6.
bool is_old_platform(const world::Launch& launch);

/// What `LATEST` is.
std::string resolved_platform(const std::string& asked);

}  // namespace kakoi::sim::orchestration
