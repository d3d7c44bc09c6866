// Capacity providers: which there are, and which a strategy may name.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::ecs {

/// Of what a request names by short name or ARN; empty when the ARN is another region's or account's.
std::string provider_name(const Context& context, const std::string& name);
bool is_fargate_provider(const std::string& name);

/// By name or ARN, of those that were created; null when there is none.
world::CapacityProvider* find_provider(Context& context, const std::string& name);

/// Each of them must be there. InvalidParameterException.
Expected<bool> check_providers(Context& context, const std::vector<std::string>& names);

/// Each of them must be there and associated with the cluster. InvalidParameterException.
Expected<bool> check_strategy(Context& context, const world::Cluster& cluster, const Value& strategy);

}  // namespace kakoi::sim::services::ecs
