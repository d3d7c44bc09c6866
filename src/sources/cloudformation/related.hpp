// What a launcher is related to in the same stacks: the task definition and the cluster that it names.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/cloudformation/evaluator.hpp"

#include <optional>

namespace kakoi::sources::cloudformation {

/// The network mode of the task definition that `reference` names; nothing when the stacks do not show it.
base::Known<std::optional<inventory::NetworkMode>> network_mode(Evaluator& evaluator, const values::Value& reference);

/// The default strategy of the cluster that `reference` names.
inventory::ClusterDefault default_strategy(Evaluator& evaluator, const values::Value& reference);

}  // namespace kakoi::sources::cloudformation
