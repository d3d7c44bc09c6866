// Deployment configurations: AWS's own and those of the account.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::codedeploy {

inline constexpr const char* kPredefinedPrefix = "CodeDeployDefault.";

/// The names of AWS's own.
std::vector<std::string> predefined_configs();

/// `trafficRoutingConfig` of this type, and what it says.
Value routing_value(std::string_view type, std::int64_t percent, std::int64_t minutes);
struct RoutingSteps {
  std::int64_t percent = 0;
  std::int64_t minutes = 0;
};
RoutingSteps steps_of(const Value& routing);

/// DeploymentConfigDoesNotExistException.
Expected<world::CodeDeployConfig> config_named(const Context& context, const std::string& name);

/// The one that a group has when it names none.
std::string_view usual_config(std::string_view platform);

world::TrafficRouting routing_of(const world::CodeDeployConfig& config);

}  // namespace kakoi::sim::services::codedeploy
