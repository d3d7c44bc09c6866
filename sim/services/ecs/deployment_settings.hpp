// `deploymentConfiguration`: what of it ECS refuses.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// `given` is what the request says. InvalidParameterException.
Expected<bool> check_deployment_configuration(const world::Service& service, const Value& given);

}  // namespace kakoi::sim::services::ecs
