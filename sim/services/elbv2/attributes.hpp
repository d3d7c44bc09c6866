// Attributes of load balancers, target groups and listeners: which there are, and what they are at first.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

world::Attributes first_attributes(const world::LoadBalancer& balancer);
world::Attributes first_attributes(const world::TargetGroup& group);
world::Attributes first_attributes(const world::Listener& listener, bool is_application);

/// `Attributes` of an answer.
Value shape_of(const world::Attributes& attributes);

/// Takes over `Attributes` of the input. ValidationError names one that there is not.
Expected<bool> put_attributes(world::Attributes& attributes, const Value& input);

}  // namespace kakoi::sim::services::elbv2
