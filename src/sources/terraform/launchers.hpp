// Resources that start ECS tasks, into the inventory.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

/// Is a resource, or data source, of this type read into the inventory?
bool is_launcher(bool is_data, std::string_view resource_type);

/// Reads the launchers of `evaluator`'s root and of all modules that it calls. `root` names the root in each identity.
/// `harmless_modules` counts the unread modules that launch nothing.
void read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into,
                    std::size_t& harmless_modules);

}  // namespace kakoi::sources::terraform
