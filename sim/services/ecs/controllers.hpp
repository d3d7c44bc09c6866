// What UpdateService may change, by the controller of the service.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// InvalidParameterException.
Expected<bool> check_update(const Context& context, const world::Service& service, const Value& input);

/// Another `deploymentController`, where the world takes it: the tasks stay, and what was the primary deployment
/// becomes the primary task set, or the other way round. InvalidParameterException.
Expected<bool> change_controller(Context& context, world::Service& service, const Value& input);

}  // namespace kakoi::sim::services::ecs
