// What is to be said of a running account beside the findings.
#pragma once

#include "base/diagnostic.hpp"
#include "findings/finding.hpp"
#include "sources/live/selection.hpp"

#include <set>
#include <string>

namespace kakoi::ops {

/// The services that are asked for by name: one that is not there, or may be among what was not listed, is an error.
class WantedServices {
 public:
  explicit WantedServices(const sources::live::Selection& selection)
      : missing_(selection.services.begin(), selection.services.end()) {}

  void seen(const findings::Finding& finding);
  void tell(base::Diagnostics& diagnostics) const;

 private:
  std::set<std::string> missing_;
  bool is_all_listed_ = true;
};

/// Where a diagnostic belongs that is of no account.
inline constexpr const char* kEverywhere = "aws";

/// By account and region, then by what they say.
void sort_running(base::Diagnostics& all);

}  // namespace kakoi::ops
