// Clusters, services and tasks as ECS describes them.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

bool includes(const Value& input, std::string_view what);

Value shape_of(Context& context, const world::Cluster& cluster, bool with_tags);
Value shape_of(const world::TaskDefinition& definition);
Value shape_of(Context& context, const world::Service& service, bool with_tags);
Value shape_of(Context& context, const world::Service& service, const world::TaskSet& set, bool with_tags);
Value shape_of(Context& context, const world::Task& task, bool with_tags);

/// `failures[]`.
Value missing(const std::string& arn);

}  // namespace kakoi::sim::services::ecs
