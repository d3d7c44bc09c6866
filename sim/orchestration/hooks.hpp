// Lifecycle hooks of deployments that shift traffic. Functions are taken to succeed; a pause holds the deployment until
// somebody continues it or its time is over.
#pragma once

#include "sim/world/world.hpp"

#include <string_view>

namespace kakoi::sim::orchestration {

/// As lifecycle stages are called.
std::string_view name_of(world::Stage stage);

/// Starts those that belong to the stage which has just been entered.
void start_hooks(world::Here here, world::ServiceDeployment& deployment);

enum class HookAnswer : std::uint8_t { go_on, wait, roll_back };

/// What the hooks say now. Those whose time is over are answered as they were told to be.
HookAnswer ask_hooks(world::Here here, world::ServiceDeployment& deployment);

/// When the first of those that wait is over; infinity when none waits.
world::Time next_expiry(const world::ServiceDeployment& deployment);

}  // namespace kakoi::sim::orchestration
