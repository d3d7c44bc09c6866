// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::organizations {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "ChildType", .values = "ACCOUNT ORGANIZATIONAL_UNIT"},
};

}  // namespace kakoi::sim::services::organizations
