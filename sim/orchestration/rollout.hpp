// The ECS controller: rolling deployments, with the circuit breaker.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// A new primary deployment of `service.launch`; the one before becomes ACTIVE and stays until this one is done.
world::Deployment& begin_deployment(world::Here here, world::Service& service);

/// One step towards what the primary deployment wants.
void step_rollout(world::Here here, world::Service& service);

/// The primary deployment could not start so many tasks in a row that the circuit breaker, when there is one, opens.
void consider_breaker(world::Here here, world::Service& service, world::Deployment& deployment);

}  // namespace kakoi::sim::orchestration
