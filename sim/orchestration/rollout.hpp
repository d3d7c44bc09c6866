// The ECS controller: rolling deployments, with the circuit breaker.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// A new primary deployment of `service.launch`; the one before becomes ACTIVE and stays until this one is done.
world::Deployment& begin_deployment(world::Here here, world::Service& service);

/// One step towards what the primary deployment wants.
void step_rollout(world::Here here, world::Service& service);

/// Starts as many of the deployment's tasks, or waits until it may try again after a failure.
void fill_up(world::Here here, world::Service& service, world::Deployment& deployment, std::int64_t missing);

/// The primary deployment has all its tasks, and nothing else is left: it is completed, and the service steady.
void finish_rollout(world::Here here, world::Service& service);

/// Why a task is stopped, as ECS says it.
std::string scaling_by(const world::Deployment& deployment);

/// So many failures in a row open the circuit breaker.
std::int64_t breaker_threshold(const world::Service& service);

/// The primary deployment could not start so many tasks in a row that the circuit breaker, when there is one, opens.
void consider_breaker(world::Here here, world::Service& service, world::Deployment& deployment);

}  // namespace kakoi::sim::orchestration
