// Pipes move between their states: CREATING, UPDATING, STARTING, STOPPING, DELETING take their time.
#pragma once

#include "sim/services/service.hpp"

#include <string_view>

namespace kakoi::sim::services::pipes {

/// The pipe is in `state`, and a while later in the one that is desired, or gone.
void move(world::Here here, world::Pipe& pipe, std::string_view state);

}  // namespace kakoi::sim::services::pipes
