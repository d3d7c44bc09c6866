// Accounts and regions, and what is read of them: the way from what the command line says to parts that are judged.
// `kakoi scan --aws` and `kakoi verify` go it together.
#pragma once

#include "aws/host.hpp"
#include "aws/reader.hpp"
#include "aws/session.hpp"
#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "controls/assertion.hpp"
#include "findings/finding.hpp"
#include "ops/control_choice.hpp"
#include "sources/live/region.hpp"
#include "sources/live/selection.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kakoi::ops {

struct EstateOptions {
  aws::Choice choice;
  std::vector<std::string> regions{};  ///< empty: the one that is configured
  bool all_regions = false;            ///< all that each account has enabled
  std::vector<std::string> roles{};    ///< ARNs, one account each; empty: the account of the credentials
  /// Regions that a policy closes: that everything is denied there is no news.
  std::vector<std::string> expect_denied{};
  sources::live::Selection selection{};
  ControlChoice controls{};
  std::chrono::year_month_day today{};          ///< by which it is told whether an assertion still holds
  std::vector<controls::Assertion> asserted{};  ///< by the configuration
  /// Called with what has been read, now and then.
  std::function<void(const sources::live::Progress&)> progress{};
};

/// What was read of it, and what was not.
struct EstateRead {
  base::Diagnostics diagnostics{};
  std::size_t regions = 0;                    ///< read, or tried
  std::vector<std::string> closed_regions{};  ///< as expected; one for each account
  aws::Traffic traffic{};
};

/// Who judges a part. Parts come in order: by account as the roles are given, region, cluster.
using TakePart = std::function<void(std::vector<findings::Finding>)>;
/// Makes findings of a part, in the order in which they are shown.
using JudgePart = std::function<std::vector<findings::Finding>(const sources::Reading&)>;

/// Reads all of it, in one run of `host.http`. Fails only where nothing can be asked: the configuration is broken, no
/// region is known, a role is none, two roles are of one account.
base::Result<EstateRead> read_estate(aws::Host& host, const EstateOptions& options, const JudgePart& judge,
                                     const TakePart& take);

}  // namespace kakoi::ops
