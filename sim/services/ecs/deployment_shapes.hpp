// Service deployments and service revisions as ECS describes them.
#pragma once

#include "sim/services/service.hpp"

#include <string_view>

namespace kakoi::sim::services::ecs {

std::string_view name_of(world::ServiceDeploymentStatus status);

Value shape_of(Context& context, const world::Service& service, const world::ServiceDeployment& deployment);
/// As lists have it.
Value brief_of(const Context& context, const world::Service& service, const world::ServiceDeployment& deployment);
Value shape_of(Context& context, const world::Service& service, const world::ServiceRevision& revision);

/// `currentServiceDeployment` and `currentServiceRevisions` of a service.
void show_current(Context& context, const world::Service& service, Value& shape);

}  // namespace kakoi::sim::services::ecs
