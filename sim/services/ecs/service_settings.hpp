// The settings of a service that start no deployment.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// A service has five thousand tasks at most, and a DAEMON one as many as there are instances.
/// InvalidParameterException.
Expected<bool> check_settings(const world::Service& service, const Value& input);

/// Takes over those that the input has; the others stay.
void put_settings(world::Service& service, const Value& input);

}  // namespace kakoi::sim::services::ecs
