// Task definitions, into the inventory.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/cloudformation/evaluator.hpp"
#include "sources/launches/containers.hpp"

#include <string>
#include <vector>

namespace kakoi::sources::cloudformation {

/// What texts in a template say, of which Ref and Fn::GetAtt leave parts open.
CodeReader code_reader(Evaluator& evaluator);

/// The Region that the user gives as `AWS::Region`; else empty.
std::string own_region(Evaluator& evaluator);

/// Those resources that the launches of `inventory` name, behind `own`, those that launchers hold themselves.
std::vector<inventory::TaskDefinition> read_task_definitions(Evaluator& evaluator,
                                                             const inventory::Inventory& inventory,
                                                             const std::vector<inventory::TaskDefinition>& own);

}  // namespace kakoi::sources::cloudformation
