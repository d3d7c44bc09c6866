// The network that the code describes, into the inventory. Read on demand: most scans do not ask for it.
#pragma once

#include "inventory/network.hpp"
#include "sources/terraform/evaluator.hpp"

namespace kakoi::sources::terraform {

/// The network of `evaluator`'s root and of all modules that it calls. What a module that is not here may add is said
/// in `unread`.
inventory::Network read_network(Evaluator& evaluator);

}  // namespace kakoi::sources::terraform
