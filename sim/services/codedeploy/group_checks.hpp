// What CodeDeploy demands of a deployment group.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::codedeploy {

/// Its role, its configuration and, where it is for ECS: service, style, target groups and listeners.
Expected<bool> check_group(const Context& context, const world::CodeDeployApplication& application,
                           const world::CodeDeployGroup& group);

}  // namespace kakoi::sim::services::codedeploy
