// What task definitions can run on: which launch types, and which platform versions of Fargate.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// `cpu` and `memory` of a task as AWS keeps them: `1 vCPU` is 1024, `2 GB` is 2048. What is no size stays as it is.
Value in_units(Value definition);

/// What Fargate asks of a definition that requires it, and what every definition has to say of its roles.
/// ClientException.
Expected<bool> check_compatibility(const Value& definition);

/// The launch types that the definition can be started with, as it is described.
Value compatibilities_of(const Value& definition);

/// Can tasks be started so? InvalidParameterException, PlatformUnknownException,
/// PlatformTaskDefinitionIncompatibilityException.
Expected<bool> check_platform(const Context& context, const world::Launch& launch);

}  // namespace kakoi::sim::services::ecs
