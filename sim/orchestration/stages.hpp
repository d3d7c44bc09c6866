// The strategies of the ECS controller that shift traffic: BLUE_GREEN, LINEAR and CANARY. The new tasks come up beside
// the old ones, and the old ones stay until the last stage. Traffic is a number here, and nothing is routed by it.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// Is the primary deployment to be carried out in stages now?
bool is_staged(const world::Service& service);

/// One step through the stages.
void step_stages(world::Here here, world::Service& service);

}  // namespace kakoi::sim::orchestration
