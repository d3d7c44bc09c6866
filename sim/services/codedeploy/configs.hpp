// Deployment configurations: AWS's own and those of the account.
#pragma once

#include "sim/services/service.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::services::codedeploy {

/// DeploymentConfigDoesNotExistException.
Expected<world::CodeDeployConfig> config_named(const Context& context, const std::string& name);

/// The one that a group has when it names none.
std::string_view usual_config(std::string_view platform);

world::TrafficRouting routing_of(const world::CodeDeployConfig& config);

}  // namespace kakoi::sim::services::codedeploy
