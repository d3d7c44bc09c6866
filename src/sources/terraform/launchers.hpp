// Resources that start ECS tasks, into the inventory.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// Is a resource, or data source, of this type read into the inventory?
bool is_launcher(bool is_data, std::string_view resource_type);

/// What reading them leaves beside an inventory.
struct LaunchersRead {
  std::size_t harmless_modules = 0;  ///< unread modules that launch nothing
  /// Of launchers that say themselves what they run: Batch jobs, Express services.
  std::vector<inventory::TaskDefinition> task_definitions{};
};

/// Reads the launchers of `evaluator`'s root and of all modules that it calls. `root` names the root in each identity.
LaunchersRead read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into);

}  // namespace kakoi::sources::terraform
