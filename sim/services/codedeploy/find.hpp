// What a request names, and lists in pages.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::codedeploy {

/// ApplicationNameRequiredException, ApplicationDoesNotExistException.
Expected<world::CodeDeployApplication*> application_of(Context& context, const Value& input);

/// That of the application, by `member` of the input. DeploymentGroupNameRequiredException,
/// DeploymentGroupDoesNotExistException.
Expected<world::CodeDeployGroup*> group_of(world::CodeDeployApplication& application, const Value& input,
                                           std::string_view member = "deploymentGroupName");

/// DeploymentIdRequiredException, InvalidDeploymentIdException, DeploymentDoesNotExistException.
Expected<world::CodeDeployDeployment*> deployment_of(Context& context, const Value& input);

/// A page of a hundred of the sorted `keys`, under `member`; of each what stands behind its last newline.
/// InvalidNextTokenException.
Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member);

/// Up to a hundred letters: `[A-Za-z0-9+=,.@_-]`.
bool is_name(std::string_view name);

}  // namespace kakoi::sim::services::codedeploy
