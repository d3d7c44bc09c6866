// The resources of a stack, and of those nested in it, that launch tasks.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/cloudformation/evaluator.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::cloudformation {

/// Does a template that holds `text` possibly launch tasks, or nest stacks that do? Cheap.
bool may_launch(std::string_view text);

/// What reading them leaves beside an inventory.
struct LaunchersRead {
  std::size_t harmless_stacks = 0;  ///< nested stacks that were not read and, by their name, launch nothing
  /// Of launchers that say themselves what they run: Batch jobs, Express services.
  std::vector<inventory::TaskDefinition> task_definitions{};
};

/// Reads all launchers of the root stack. `root` is what findings call it.
LaunchersRead read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into);

}  // namespace kakoi::sources::cloudformation
