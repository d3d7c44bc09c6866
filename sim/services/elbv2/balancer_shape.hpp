// Load balancers as they are described.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

Value shape_of(const Context& context, const world::LoadBalancer& balancer);

/// `AvailabilityZones`.
Value zones_shape(const Context& context, const world::LoadBalancer& balancer);

}  // namespace kakoi::sim::services::elbv2
