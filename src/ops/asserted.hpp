// What the configuration answers for, on the day of the scan.
#pragma once

#include "base/diagnostic.hpp"
#include "controls/assertion.hpp"

#include <chrono>
#include <cstddef>
#include <set>
#include <vector>

namespace kakoi::ops {

/// Those that still hold on `today`. Of each that does not, a warning that it counts no more goes into `diagnostics`.
std::vector<controls::Assertion> in_effect(const std::vector<controls::Assertion>& all,
                                           std::chrono::year_month_day today, base::Diagnostics& diagnostics);

/// A warning for each of `all` that is about nothing of what was judged; `about` has the places of the others. Not of
/// those that are about what runs where that was not looked at, and the other way round: ARNs are of what runs, and ids
/// may be of either.
base::Diagnostics idle_ones(const std::vector<controls::Assertion>& all, const std::set<std::size_t>& about,
                            bool is_of_what_runs);

}  // namespace kakoi::ops
