#include "ops/verify.hpp"

#include "ops/live_diagnostics.hpp"
#include "ops/report_builder.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

using findings::Finding;
using findings::Status;
using verify::ServiceEvidence;

base::Result<Verified> look(aws::Host& host, const EstateOptions& options) {
  const ReportBuilder builder({}, {}, options.controls);
  Verified verified;
  WantedServices wanted(options.selection);
  auto read = read_estate(
      host, options,
      [&](const sources::Reading& reading) {
        std::vector<Finding> findings = builder.judge_running(reading);
        std::vector<ServiceEvidence> some = verify::evidence_of(reading.inventory(), findings);
        std::move(some.begin(), some.end(), std::back_inserter(verified.services));
        return findings;
      },
      [&](const std::vector<Finding>& findings) {
        for (const Finding& finding : findings) {
          wanted.seen(finding);
        }
      });
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  // Parts come in any order.
  std::sort(verified.services.begin(), verified.services.end(),
            [](const auto& a, const auto& b) { return std::tie(a.root, a.arn) < std::tie(b.root, b.arn); });
  verified.diagnostics = std::move(read->diagnostics);
  wanted.tell(verified.diagnostics);
  sort_running(verified.diagnostics);
  return verified;
}

bool is_all_done(const Verified& verified) {
  return std::all_of(verified.services.begin(), verified.services.end(),
                     [](const ServiceEvidence& each) { return verify::is_done(each.status); }) &&
         verified.diagnostics.empty();
}

}  // namespace

base::Result<Verified> verify(aws::Host& host, const VerifyOptions& options,
                              const std::function<void(const Verified&)>& looked) {
  const auto start = host.clock.steady();
  while (true) {
    auto verified = look(host, options.estate);
    if (!verified.has_value() || !options.limit.has_value() || host.http.is_cancelled() || is_all_done(*verified)) {
      return verified;
    }
    if (host.clock.steady() - start + options.every > *options.limit) {
      verified->gave_up = true;
      return verified;
    }
    looked(*verified);
    host.http.after(options.every, [] {});
    host.http.run();
  }
}

ExitCode exit_code(const Verified& verified) {
  const auto any = [&](auto... statuses) {
    return std::any_of(verified.services.begin(), verified.services.end(),
                       [&](const ServiceEvidence& each) { return ((each.status == statuses) || ...); });
  };
  const bool is_unread = std::any_of(verified.diagnostics.begin(), verified.diagnostics.end(),
                                     [](const auto& each) { return each.level == base::Level::error; });
  if (is_unread || any(Status::unknown)) {
    return ExitCode::not_all_read;
  }
  if (any(Status::exposed, Status::closing, Status::not_yet_run)) {
    return ExitCode::failed;
  }
  return verified.services.empty() ? ExitCode::no_source : ExitCode::clean;
}

}  // namespace kakoi::ops
