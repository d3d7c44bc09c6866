// The record that ECS keeps of each deployment of a service: it begins, goes on, and is over in one of several ways.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::orchestration {

/// Makes a revision of what the service is now, and a record for the deployment, which is its primary. One that was
/// still going on is stopped.
void open_service_deployment(world::Here here, world::Service& service, world::Deployment& deployment);

/// The one that is going on; null when none is.
world::ServiceDeployment* current(world::Service& service);
const world::ServiceDeployment* current(const world::Service& service);

/// By ARN; null when there is none.
const world::ServiceRevision* revision_of(const world::Service& service, std::string_view arn);

/// The primary deployment has got where it was to go.
void complete(world::Here here, world::Service& service);
/// It failed, or was stopped, and nothing is rolled back.
void stop_service_deployment(world::Here here, world::Service& service, const std::string& reason);

}  // namespace kakoi::sim::orchestration
