// Amazon EventBridge Scheduler: schedules in groups, which start tasks of ECS when they are due.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::scheduler {

const Service& service();

}  // namespace kakoi::sim::services::scheduler
