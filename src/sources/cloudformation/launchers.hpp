// The resources of a stack, and of those nested in it, that launch tasks.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/cloudformation/evaluator.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kakoi::sources::cloudformation {

/// Does a template that holds `text` possibly launch tasks, or nest stacks that do? Cheap.
bool may_launch(std::string_view text);

/// Reads all launchers of the root stack. `root` is what findings call it; `harmless_stacks` counts nested stacks that
/// were not read and, by their name, launch nothing.
void read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into,
                    std::size_t& harmless_stacks);

}  // namespace kakoi::sources::cloudformation
