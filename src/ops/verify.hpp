// kakoi verify: is it closed? Reads services and all that runs of them, again and again if asked to wait.
#pragma once

#include "aws/host.hpp"
#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "ops/estate.hpp"
#include "ops/exit_code.hpp"
#include "verify/evidence.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace kakoi::ops {

struct VerifyOptions {
  EstateOptions estate;
  /// How long is waited until all is closed; nothing: it is looked at once.
  std::optional<std::chrono::seconds> limit{};
  std::chrono::milliseconds every{15'000};
};

struct Verified {
  std::vector<verify::ServiceEvidence> services;   ///< by account and region, then by ARN
  std::vector<verify::TaskEvidence> others;        ///< tasks of no service that was read, likewise
  std::vector<verify::UnlistedEvidence> unlisted;  ///< what could not be listed
  std::vector<std::string> closed_regions;         ///< closed by a policy, as expected
  base::Diagnostics diagnostics;
  bool gave_up = false;     ///< the limit was over before all was closed
  bool is_stopped = false;  ///< the person stopped it: this is what was seen last
};

/// `looked` gets what was seen each time that it was looked, but for the last.
base::Result<Verified> verify(aws::Host& host, const VerifyOptions& options,
                              const std::function<void(const Verified&)>& looked);

/// 4: something was not read or listed, or is unknown, or it was stopped. 1: something is exposed, closing or has not
/// run yet, or a task of no service has a public address. 3: there is nothing that runs.
ExitCode exit_code(const Verified& verified);

}  // namespace kakoi::ops
