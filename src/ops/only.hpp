// Which resources a plan is for, where somebody names some.
#pragma once

#include "base/result.hpp"
#include "inventory/inventory.hpp"
#include "ops/scan.hpp"

#include <string>
#include <vector>

namespace kakoi::ops {

/// `aws_ecs_service.web["a"]` and `aws_ecs_service.web["b"]` are written in one place: `aws_ecs_service.web`.
std::string without_key(const std::string& address);

/// Is `id` named in `only`, by its whole address, with or without its key, or by an end of it behind a dot or a slash?
/// No names mean everything.
bool is_meant(const std::vector<std::string>& only, const inventory::Identity& id);

/// Fails for the first name that nothing has, and says what fails: a slip must not look like "nothing to do".
base::Result<void> all_are_there(const std::vector<std::string>& only, const Scanned& scanned);

}  // namespace kakoi::ops
