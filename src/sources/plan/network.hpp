// The network that a plan or state shows, and the task definitions, read when they are asked for.
#pragma once

#include "inventory/inventory.hpp"
#include "inventory/network.hpp"
#include "sources/plan/document.hpp"
#include "sources/plan/outline.hpp"

#include <vector>

namespace kakoi::sources::plan {

/// Things have their addresses as keys, as in Terraform's code. Where the text is broken, or Terraform stopped while it
/// made it, there may be more.
inventory::Network read_network(Document& document, const Outline& outline, bool is_state);

/// Those that the launches of `inventory` name.
std::vector<inventory::TaskDefinition> read_task_definitions(Document& document, const Outline& outline, bool is_state,
                                                             const inventory::Inventory& inventory);

}  // namespace kakoi::sources::plan
