// Amazon EventBridge Pipes: as they are set up and described. Nothing flows through them, since there are no sources
// here.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::pipes {

const Service& service();

}  // namespace kakoi::sim::services::pipes
