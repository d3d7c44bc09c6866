// The network that a template describes, into the inventory. Read on demand: most scans do not ask for it.
#pragma once

#include "inventory/network.hpp"
#include "sources/cloudformation/evaluator.hpp"

namespace kakoi::sources::cloudformation {

/// The network of `evaluator`'s root stack and of all that is nested in it. What a stack that is not here may add is
/// said in `unread`.
inventory::Network read_network(Evaluator& evaluator);

}  // namespace kakoi::sources::cloudformation
