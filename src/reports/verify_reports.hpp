// What `kakoi verify` and `kakoi permissions` print.
#pragma once

#include "base/diagnostic.hpp"
#include "reports/reports.hpp"
#include "verify/evidence.hpp"

#include <string>
#include <vector>

namespace kakoi::reports {

/// What was seen, once.
struct Verification {
  const std::vector<verify::ServiceEvidence>& services;
  const base::Diagnostics& diagnostics;
  const std::vector<verify::TaskEvidence>& others;  ///< tasks of no service
  const std::vector<verify::UnlistedEvidence>& unlisted;
  std::vector<std::string> closed_regions{};  ///< closed by a policy, as expected
  bool gave_up = false;                       ///< the limit was over before all was closed
  bool is_stopped = false;                    ///< the person stopped it: this is what was seen last
};

/// For a person: the status of each service with all that it rests on.
std::string verify_text(const Verification& seen, const TextOptions& options);
/// One line for each service, while a person waits.
std::string verify_lines(const Verification& seen, const TextOptions& options);
/// The contract of docs/verify-1.schema.json, `kakoi.verify/1`.
std::string verify_json(const Verification& seen, base::Language language);

/// An IAM policy that allows these actions on everything, decrypting what Step Functions has encrypted, and taking on
/// `roles`, as JSON.
std::string policy(const std::vector<std::string>& actions, const std::vector<std::string>& roles);

}  // namespace kakoi::reports
