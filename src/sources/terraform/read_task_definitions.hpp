// Task definitions, into the inventory.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"

#include <vector>

namespace kakoi::sources::terraform {

/// Those resources that the launches of `inventory` name, behind `own`, those that launchers hold themselves.
std::vector<inventory::TaskDefinition> read_task_definitions(Evaluator& evaluator,
                                                             const inventory::Inventory& inventory,
                                                             const std::vector<inventory::TaskDefinition>& own);

}  // namespace kakoi::sources::terraform
