// Conditionals of which nothing is left to choose.
#pragma once

#include "fixes/edit.hpp"

#include <optional>
#include <string_view>

namespace kakoi::ops {

/// `edit` changes a branch of a conditional in `text` (HCL) so that both say the same: the edit that writes this over
/// the whole conditional, and over those around it of which that is true then too. Nothing where it is not so.
std::optional<fixes::Edit> without_dead_branches(const fixes::Edit& edit, std::string_view text);

}  // namespace kakoi::ops
