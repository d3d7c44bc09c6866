// What ECS demands of the load balancers of a service or a task set.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// Are the named containers and their ports in the task definition? InvalidParameterException.
Expected<bool> check_balanced_containers(const Context& context, const world::Launch& launch);

/// That, and: is every target group there, of the type that the network mode needs, behind a load balancer?
Expected<bool> check_balancers(const Context& context, const world::Launch& launch);

/// That for a service which is being created, by its controller and the settings of the input.
Expected<bool> check_service_balancers(const Context& context, const world::Service& service, const Value& input);

}  // namespace kakoi::sim::services::ecs
