// The actions of listeners and rules: what a request says they are, as they are described again.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

/// `list` with its defaults filled in. Target groups have to be there, of the load balancer's VPC, and of no other load
/// balancer.
Expected<Value> actions_of(Context& context, const Value& list, const world::LoadBalancer& balancer);

/// Conditions of a rule, each with its values under the names of both generations.
Expected<Value> conditions_of(const Value& list);

}  // namespace kakoi::sim::services::elbv2
