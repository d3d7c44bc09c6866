// The table of CodeDeploy: deployments of ECS services. Groups of servers and functions can be made, but there are none
// of these to deploy to.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::codedeploy {

const Service& service();

}  // namespace kakoi::sim::services::codedeploy
