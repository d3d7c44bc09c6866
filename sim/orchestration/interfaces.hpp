// The network interfaces of tasks: made when a task is attached, gone when it is cleaned up.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// Gives the task an interface in its subnet, with a public address when it is to have one.
void attach_interface(world::Here here, world::Task& task);
void remove_interface(world::Here here, world::Task& task);

}  // namespace kakoi::sim::orchestration
