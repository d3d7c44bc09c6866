// Whether what a plan turns off stays off with the values that the same code is planned with elsewhere.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "fixes/plan.hpp"
#include "ops/candidates.hpp"
#include "ops/scan.hpp"
#include "ops/what_if.hpp"

#include <vector>

namespace kakoi::ops {

/// Makes each of `plans` `review` whose targets would be on with other values (values_beside.hpp), and says with which.
/// `options` are those of the scan. Fails as that does.
base::Result<void> weigh_elsewhere(std::vector<fixes::Plan>& plans, base::FileReader& reader,
                                   const ScanOptions& options, const Scanned& scanned, const WhatIf& what_if,
                                   Contents& contents);

}  // namespace kakoi::ops
