// Account settings, as far as other actions ask for them.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// dualStackIPv6 of the caller.
bool has_dual_stack(const Context& context);

}  // namespace kakoi::sim::services::ecs
