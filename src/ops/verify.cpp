#include "ops/verify.hpp"

#include "ops/live_diagnostics.hpp"
#include "ops/report_builder.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

using findings::Finding;
using findings::Status;
using findings::Verdict;
using verify::ServiceEvidence;
using verify::TaskEvidence;
using verify::UnlistedEvidence;

base::Result<Verified> look(aws::Host& host, const EstateOptions& options) {
  ReportBuilder builder({}, {}, options.controls);
  Verified verified;
  WantedServices wanted(options.selection);
  auto read = read_estate(
      host, options,
      [&](const sources::Reading& reading) {
        std::vector<Finding> findings = builder.judge_running(reading);
        std::vector<ServiceEvidence> some = verify::evidence_of(reading.inventory(), findings);
        std::move(some.begin(), some.end(), std::back_inserter(verified.services));
        std::vector<TaskEvidence> others = verify::others_of(reading.inventory(), findings);
        std::move(others.begin(), others.end(), std::back_inserter(verified.others));
        std::vector<UnlistedEvidence> unlisted = verify::unlisted_of(reading.inventory(), findings);
        std::move(unlisted.begin(), unlisted.end(), std::back_inserter(verified.unlisted));
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
  std::sort(verified.others.begin(), verified.others.end(),
            [](const auto& a, const auto& b) { return std::tie(a.root, a.arn) < std::tie(b.root, b.arn); });
  std::sort(verified.unlisted.begin(), verified.unlisted.end(),
            [](const auto& a, const auto& b) { return std::tie(a.root, a.arn) < std::tie(b.root, b.arn); });
  verified.closed_regions = read->closed_regions;
  verified.diagnostics = std::move(read->diagnostics);
  wanted.tell(verified.diagnostics);
  sort_running(verified.diagnostics);
  return verified;
}

bool is_unread(const Verified& verified) {
  return std::any_of(verified.diagnostics.begin(), verified.diagnostics.end(),
                     [](const auto& each) { return each.level == base::Level::error; });
}

bool has_other(const Verified& verified, findings::Verdict verdict) {
  return std::any_of(verified.others.begin(), verified.others.end(),
                     [&](const TaskEvidence& each) { return each.judged.verdict == verdict; });
}

bool is_all_done(const Verified& verified) {
  return std::all_of(verified.services.begin(), verified.services.end(),
                     [](const ServiceEvidence& each) { return verify::is_done(each.status); }) &&
         !has_other(verified, Verdict::fail) && !has_other(verified, Verdict::unknown) && !is_unread(verified) &&
         verified.unlisted.empty();
}

Verified stopped(Verified verified) {
  verified.is_stopped = true;
  return verified;
}

}  // namespace

base::Result<Verified> verify(aws::Host& host, const VerifyOptions& options,
                              const std::function<void(const Verified&)>& looked) {
  const auto start = host.clock.steady();
  std::optional<Verified> last;
  while (true) {
    auto verified = look(host, options.estate);
    if (verified.has_value() && host.http.is_cancelled()) {
      // What is half read says less than what was read whole.
      return stopped(last.has_value() ? std::move(*last) : std::move(*verified));
    }
    if (!verified.has_value() || !options.limit.has_value() || is_all_done(*verified)) {
      return verified;
    }
    if (host.clock.steady() - start + options.every > *options.limit) {
      verified->gave_up = true;
      return verified;
    }
    looked(*verified);
    host.http.after(options.every, [] {});
    host.http.run();
    if (host.http.is_cancelled()) {
      return stopped(std::move(*verified));
    }
    last = std::move(*verified);
  }
}

ExitCode exit_code(const Verified& verified) {
  const auto any = [&](auto... statuses) {
    return std::any_of(verified.services.begin(), verified.services.end(),
                       [&](const ServiceEvidence& each) { return ((each.status == statuses) || ...); });
  };
  if (verified.is_stopped || is_unread(verified) || !verified.unlisted.empty() || any(Status::unknown) ||
      has_other(verified, Verdict::unknown)) {
    return ExitCode::not_all_read;
  }
  if (any(Status::exposed, Status::closing, Status::not_yet_run) || has_other(verified, Verdict::fail)) {
    return ExitCode::failed;
  }
  const bool is_empty = verified.services.empty() && verified.others.empty() && verified.closed_regions.empty();
  return is_empty ? ExitCode::no_source : ExitCode::clean;
}

}  // namespace kakoi::ops
