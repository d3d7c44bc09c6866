// The table of ECS.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

const Service& service();

}  // namespace kakoi::sim::services::ecs
