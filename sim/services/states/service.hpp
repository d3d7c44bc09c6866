// The table of Step Functions.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::states {

const Service& service();

}  // namespace kakoi::sim::services::states
