// What is to be said of all task definitions of a source together.
#pragma once

#include "inventory/inventory.hpp"

#include <set>
#include <string>
#include <vector>

namespace kakoi::sources {

/// The keys of the task definitions that the launches of `inventory` name.
std::set<std::string> named_definitions(const inventory::Inventory& inventory);

/// Marks the images of ECR whose repositories begin with one of `prefixes`, those of pull-through cache rules: `quay`,
/// or `ROOT` for all.
void mark_caches(const std::vector<base::Known<std::string>>& prefixes, inventory::TaskDefinition& definition);
void mark_caches(const std::vector<base::Known<std::string>>& prefixes,
                 std::vector<inventory::TaskDefinition>& definitions);

}  // namespace kakoi::sources
