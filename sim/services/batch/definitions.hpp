// Job definitions: finding one, and what of it a task is started with.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::batch {

/// By name (the latest active revision), `name:revision` or ARN with or without revision; null when there is none.
world::JobDefinition* find_definition(world::Region& region, const std::string& name);

/// Whether its jobs run on Fargate.
bool is_for_fargate(const Value& registered);

/// The part that says how containers run, of whichever form the definition has: its `networkConfiguration` too.
const Value& task_part(const Value& registered);

/// `containerDefinitions` and so on for ECS.
Value task_definition_of(const world::JobDefinition& definition, const Value& submitted);

}  // namespace kakoi::sim::services::batch
