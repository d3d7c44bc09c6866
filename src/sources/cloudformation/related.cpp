#include "sources/cloudformation/related.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"

namespace kakoi::sources::cloudformation {

using inventory::NetworkMode;
using values::Value;

base::Known<std::optional<NetworkMode>> network_mode(Evaluator& evaluator, const Value& reference) {
  const auto target = evaluator.target_of(reference);
  if (!target.has_value() || Evaluator::type_of(*target->resource) != "AWS::ECS::TaskDefinition") {
    return base::Known<std::optional<NetworkMode>>::defaulted(std::nullopt);
  }
  return network_mode_of(text_field(evaluator.property(*target->resource, "NetworkMode")), NetworkMode::bridge);
}

// Written in the cluster itself, or in a resource that is for that cluster.
inventory::ClusterDefault default_strategy(Evaluator& evaluator, const Value& reference) {
  const auto target = evaluator.target_of(reference);
  if (!target.has_value() || Evaluator::type_of(*target->resource) != "AWS::ECS::Cluster") {
    return {};
  }
  inventory::ClusterDefault found;
  const Value own = evaluator.property(*target->resource, "DefaultCapacityProviderStrategy");
  if (!own.is_null()) {
    found.possible = {providers_in(evaluator.arena, own)};
  }
  for (const Resource& other : target->stack->resources) {
    if (Evaluator::type_of(other) != "AWS::ECS::ClusterCapacityProviderAssociations") {
      continue;
    }
    const auto cluster = evaluator.target_of(evaluator.property(other, "Cluster"));
    if (cluster.has_value() && cluster->resource == target->resource) {
      found.possible = {providers_in(evaluator.arena, evaluator.property(other, "DefaultCapacityProviderStrategy"))};
    }
  }
  return found;
}

}  // namespace kakoi::sources::cloudformation
