// What a launcher is related to in the same stacks: the task definition and the cluster that it names.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/cloudformation/evaluator.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace kakoi::sources::cloudformation {

/// The network mode of the task definition that `reference` names; nothing when the stacks do not show it.
base::Known<std::optional<inventory::NetworkMode>> network_mode(Evaluator& evaluator, const values::Value& reference);

/// It is known which task definition `reference` names, and that is not for Fargate.
bool is_not_for_fargate(Evaluator& evaluator, const values::Value& reference);

/// The default strategies of clusters.
class Clusters {
 public:
  explicit Clusters(Evaluator& evaluator) : evaluator_(evaluator) {}

  /// That of the cluster that `reference` names: written in the cluster itself, or in a resource that is for it. Where
  /// it is not known which of several there will be, each is possible.
  inventory::ClusterDefault default_strategy(const values::Value& reference);

 private:
  struct Association {
    inventory::Providers names = inventory::Providers::defaulted({});
    std::optional<base::Unknown> maybe{};
  };
  void read_associations(Stack& stack);

  Evaluator& evaluator_;
  std::set<const Stack*> read_;
  std::map<const Resource*, std::vector<Association>> associations_;  ///< by the cluster
  std::map<const Resource*, inventory::ClusterDefault> answers_;
};

}  // namespace kakoi::sources::cloudformation
