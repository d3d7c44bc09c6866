// Task definitions, as facts of what a task needs. (Amazon ECS API: TaskDefinition.)
#pragma once

#include "inventory/inventory.hpp"
#include "inventory/task_definition.hpp"
#include "sources/api/answers.hpp"
#include "values/value.hpp"

#include <set>
#include <string>
#include <vector>

namespace kakoi::sources::api {

/// What `described`, the answer about a task definition, says, under the name that a launch calls it. What is in the
/// Region of the task definition is in the task's own.
inventory::TaskDefinition task_definition_of(const values::Value& described, const std::string& key);

/// The task definitions that launches and tasks of `inventory` name.
std::set<std::string> named_definitions(const inventory::Inventory& inventory);

/// These, out of `answers`: by their ARN, or by family and revision.
std::vector<inventory::TaskDefinition> task_definitions_of(const Answers& answers, const std::set<std::string>& names);

}  // namespace kakoi::sources::api
