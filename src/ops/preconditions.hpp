// What has to be as it was for plans to be carried out.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "fixes/plan.hpp"
#include "ops/candidates.hpp"
#include "ops/scan.hpp"

#include <cstddef>
#include <set>
#include <vector>

namespace kakoi::ops {

/// Each file that the roots `used_roots` (numbers in `scanned`) read, the names in their folders, and that no file is
/// there that `plans` make. Fails where a folder cannot be listed.
base::Result<std::vector<fixes::Precondition>> preconditions_of(const std::vector<fixes::Plan>& plans,
                                                                const std::set<std::size_t>& used_roots,
                                                                const Scanned& scanned, base::FileReader& reader,
                                                                Contents& contents);

}  // namespace kakoi::ops
