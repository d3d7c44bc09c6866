// The lines that plans change, as they may be shown.
#pragma once

#include "fixes/hunk.hpp"
#include "ops/plan.hpp"

#include <vector>

namespace kakoi::ops {

/// For each plan its hunks, in the order of its edits.
std::vector<std::vector<fixes::Hunk>> hunks_of(const Planned& planned);

}  // namespace kakoi::ops
