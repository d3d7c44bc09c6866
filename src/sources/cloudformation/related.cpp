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

bool is_not_for_fargate(Evaluator& evaluator, const Value& reference) {
  const auto target = evaluator.target_of(reference);
  return target.has_value() && Evaluator::type_of(*target->resource) == "AWS::ECS::TaskDefinition" &&
         leaves_fargate_out(evaluator.property(*target->resource, "RequiresCompatibilities"));
}

void Clusters::read_associations(Stack& stack) {
  for (const Resource& resource : stack.resources) {
    if (Evaluator::type_of(resource) != "AWS::ECS::ClusterCapacityProviderAssociations") {
      continue;
    }
    const auto cluster = evaluator_.target_of(evaluator_.property(resource, "Cluster"));
    const base::Known<inventory::Existence> existence = evaluator_.existence_of(resource);
    const bool is_absent = existence.match([](inventory::Existence e) { return e != inventory::Existence::exists; },
                                           [](const base::Unknown&) { return false; });
    if (!cluster.has_value() || is_absent) {
      continue;
    }
    associations_[cluster->resource].push_back(
        {.names = providers_in(evaluator_.arena, evaluator_.property(resource, "DefaultCapacityProviderStrategy")),
         .maybe = existence.match([](inventory::Existence) { return std::optional<base::Unknown>(); },
                                  [](const base::Unknown& why) { return std::optional(why); })});
  }
}

inventory::ClusterDefault Clusters::default_strategy(const Value& reference) {
  const auto target = evaluator_.target_of(reference);
  if (!target.has_value() || Evaluator::type_of(*target->resource) != "AWS::ECS::Cluster") {
    return {};
  }
  if (const auto known = answers_.find(target->resource); known != answers_.end()) {
    return known->second;
  }
  if (read_.insert(target->stack).second) {
    read_associations(*target->stack);
  }
  constexpr base::Phrase kSeveral{"several resources set the default strategy of its cluster",
                                  "クラスターのデフォルト戦略を複数のリソースが設定しています"};
  inventory::ClusterDefault found;
  const Value own = evaluator_.property(*target->resource, "DefaultCapacityProviderStrategy");
  if (!own.is_null()) {
    found.possible = {providers_in(evaluator_.arena, own)};
  }
  const std::vector<Association>& all = associations_[target->resource];
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].maybe.has_value() && i == 0) {
      found.possible.clear();
    }
    found.why_open = all[i].maybe.value_or(base::Unknown{.reason = kSeveral});
    found.possible.push_back(all[i].names);
  }
  return answers_.emplace(target->resource, std::move(found)).first->second;
}

}  // namespace kakoi::sources::cloudformation
