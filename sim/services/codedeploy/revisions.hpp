// Revisions: what is to be deployed, and the AppSpec in them.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::codedeploy {

/// What an AppSpec says of an ECS service, as CreateTaskSet would take it: `taskDefinition`, `loadBalancers` without
/// their target group, and `networkConfiguration`, `platformVersion`, `capacityProviderStrategy` where it says them.
Expected<Value> read_appspec(const std::string& content);

/// The revision of the input, whose digest has been checked, and filled in. RevisionRequiredException,
/// InvalidRevisionException.
Expected<Value> revision_of(const Value& input, std::string_view member = "revision");

/// The text in it; empty where it is somewhere else.
std::string content_of(const Value& revision);

/// Notes that the application has it.
world::CodeDeployRevision& register_revision(const Context& context, world::CodeDeployApplication& application,
                                             const Value& revision);

}  // namespace kakoi::sim::services::codedeploy
