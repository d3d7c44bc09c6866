// Before against after: which verdicts a change of the world changed, and what is worse than it was.
#pragma once

#include "base/diagnostic.hpp"
#include "findings/finding.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::verify {

/// One verdict before and after; nothing where there is no such finding.
struct Difference {
  std::string fingerprint{};
  std::string control{};
  inventory::Identity id{};
  std::optional<findings::Verdict> before{};
  std::optional<findings::Verdict> after{};
};

/// The findings that are not the same on both sides, sorted by their fingerprints. Each fingerprint is there once.
std::vector<Difference> differences(const std::vector<const findings::Finding*>& before,
                                    const std::vector<const findings::Finding*>& after);

/// All findings of a report, those that are accepted too.
std::vector<const findings::Finding*> all_of(const findings::Report& report);

/// Is the verdict worse than it was, or is there nothing more that could be judged? A pass that becomes not applicable
/// is no worse.
bool is_worse(const Difference& difference);

/// What of `after` could not be read and was not among what could not be read before, wherever in its file it stands.
base::Diagnostics new_errors(const base::Diagnostics& before, const base::Diagnostics& after);

}  // namespace kakoi::verify
