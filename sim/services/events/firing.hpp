// Rules that fire: by their schedules when time passes, and by the events that are put. Of the kinds of targets, tasks
// of ECS are started; all others are only kept.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::events {

/// To be called whenever the rule has changed: what was planned before does not happen any more.
void plan_firing(world::Here here, world::EventRule& rule);

/// Starts the tasks of the rule's targets.
void fire(world::Here here, world::EventRule& rule);

}  // namespace kakoi::sim::services::events
