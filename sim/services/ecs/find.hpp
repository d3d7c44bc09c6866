// What a request names: by short name or by ARN, as ECS takes both.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::ecs {

/// Behind the last slash: of names that ECS itself has made, not of what a request names.
std::string last_part(std::string_view name_or_arn);

/// `cluster` of the input, or `default`. ClusterNotFoundException when there is none, or it is not active.
Expected<world::Cluster*> cluster_of(Context& context, const Value& input);

/// By short name or ARN, active or not; null when there is none.
world::Cluster* find_cluster(Context& context, const std::string& name);

/// By short name, by ARN, or by the ARN of old that does not say the cluster (`service/NAME`); null when the cluster
/// has none of that name, or the ARN is another cluster's, region's or account's.
world::Service* find_service(Context& context, const world::Cluster& cluster, const std::string& name);

/// `service` of the input, in that cluster. ServiceNotFoundException, ServiceNotActiveException.
Expected<world::Service*> active_service_of(Context& context, const Value& input, std::string_view member = "service");

/// By family, `family:revision` or ARN; null when there is none. A family alone is its latest active revision.
world::TaskDefinition* find_definition(world::Region& region, const std::string& name);

/// One that tasks can be started from. ClientException, InvalidParameterException.
Expected<const world::TaskDefinition*> active_definition(Context& context, const std::string& name);

/// By id or ARN, in its own cluster only; null when there is none.
world::Task* find_task(Context& context, const world::Cluster& cluster, const std::string& name);

/// By id or ARN. TaskSetNotFoundException.
Expected<world::TaskSet*> task_set_of(world::Service& service, const std::string& name);

}  // namespace kakoi::sim::services::ecs
