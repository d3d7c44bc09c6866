// Launches that are written as JSON inside a text: states of Step Functions, the input of Scheduler's universal target,
// Batch's properties. AWS's services read keys without regard to case where Terraform's provider passes them on, and
// write `AwsvpcConfiguration` in several ways, so keys are compared without it.
#pragma once

#include "inventory/inventory.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

/// Stands for what is not known in the text of `with_holes`; no ARN holds it.
inline constexpr char kHole = '\0';

/// A text with kHole in the place of each part that is not known; empty for what is no text.
std::string with_holes(const values::Value& text);

/// The entry of `key` in `map`, whatever its case; null when `map` is no map or has none.
const values::Value* member(const values::Value& map, std::string_view key);

/// The parameters of ecs:RunTask, as JSON. `setting` is set to where assignPublicIp stands.
inventory::Launch run_task_launch(values::Arena& arena, const values::Value& parameters,
                                  std::optional<base::TrailId>& setting);

}  // namespace kakoi::sources
