// kakoi scan --aws: from accounts to findings.
#pragma once

#include "aws/host.hpp"
#include "base/result.hpp"
#include "findings/finding.hpp"
#include "ops/estate.hpp"

#include <functional>
#include <vector>

namespace kakoi::ops {

struct LiveScanned {
  findings::Report report;  ///< without the findings, which were handed on
  aws::Traffic traffic;
};

/// Reads and judges. `take` gets the findings part by part, sorted, in an order that is the same for the same account:
/// what has been handed on need not be kept.
base::Result<LiveScanned> scan_live(aws::Host& host, const EstateOptions& options,
                                    const std::function<void(std::vector<findings::Finding>)>& take);

}  // namespace kakoi::ops
