// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::scheduler {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "PropagateTags", .values = "TASK_DEFINITION"},
    {.member = "PlacementConstraints.type", .values = "distinctInstance memberOf"},
    {.member = "PlacementStrategy.type", .values = "random spread binpack"},
};

}  // namespace kakoi::sim::services::scheduler
