// Schedules that fire when time passes: RunTask by the templated target of a cluster, and by the universal one. All
// other targets are only kept.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::scheduler {

/// To be called whenever the schedule has changed: what was planned before does not happen any more.
void plan_firing(world::Here here, world::Schedule& schedule);

}  // namespace kakoi::sim::services::scheduler
