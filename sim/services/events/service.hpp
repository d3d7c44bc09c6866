// Amazon EventBridge: buses, rules and their targets, of which tasks of ECS are really started.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::events {

const Service& service();

}  // namespace kakoi::sim::services::events
