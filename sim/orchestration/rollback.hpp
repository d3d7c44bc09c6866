// Back to the last deployment that was completed: by the circuit breaker, by a request, by a lifecycle hook.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// A moment from now; until then it is only requested. `because` stands in the record of the service deployment.
void request_rollback(world::Here here, world::Service& service, const std::string& because);

/// At once. False, and the service deployment is over, when no completed deployment is left to go back to.
bool roll_back(world::Here here, world::Service& service, const std::string& because);

}  // namespace kakoi::sim::orchestration
