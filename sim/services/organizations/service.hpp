// The table of AWS Organizations.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::organizations {

const Service& service();

}  // namespace kakoi::sim::services::organizations
