// Which resources of a plan or state count, each once: what planned values show, and what only its changes show.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/plan/document.hpp"
#include "sources/plan/outline.hpp"

#include <string>
#include <vector>

namespace kakoi::sources::plan {

/// Reads all that starts ECS tasks into `into`. `into.…id` gets `source` ("plan", "state") and `root`. `secret` gets
/// the ranges that must not be shown.
void read_launchers(Document& document, const Outline& outline, const std::string& source, const std::string& root,
                    inventory::Inventory& into, std::vector<base::Range>& secret);

}  // namespace kakoi::sources::plan
