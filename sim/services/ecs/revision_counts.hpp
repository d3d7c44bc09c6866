// How many tasks of a service revision there are.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::ecs {

/// `arn` and the counts of requested, running and pending tasks.
Value counts_of(Context& context, const world::Service& service, const std::string& revision);

}  // namespace kakoi::sim::services::ecs
