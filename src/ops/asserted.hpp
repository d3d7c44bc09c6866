// What the configuration answers for, on the day of the scan.
#pragma once

#include "base/diagnostic.hpp"
#include "controls/assertion.hpp"

#include <chrono>
#include <vector>

namespace kakoi::ops {

/// Those that still hold on `today`. Of each that does not, a warning that it counts no more goes into `diagnostics`.
std::vector<controls::Assertion> in_effect(const std::vector<controls::Assertion>& all,
                                           std::chrono::year_month_day today, base::Diagnostics& diagnostics);

}  // namespace kakoi::ops
