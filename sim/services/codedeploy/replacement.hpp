// What a deployment is going to do to its service: the replacement's launch, target groups and listeners.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::codedeploy {

/// Fills in what is to be deployed where. What ECS or the load balancer would refuse is kept in the deployment, which
/// fails with it when it comes to that. InvalidRevisionException.
Expected<bool> plan_replacement(Context& context, world::CodeDeployDeployment& deployment);

}  // namespace kakoi::sim::services::codedeploy
