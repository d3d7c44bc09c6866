#include "ops/exit_code.hpp"

#include <algorithm>

namespace kakoi::ops {

ExitCode exit_code(const findings::Report& report, bool has_source, const Thresholds& thresholds) {
  const bool too_many_unknown =
      thresholds.most_unknown.has_value() && report.summary.unknown > *thresholds.most_unknown;
  if (report.summary.unreadable > 0 || too_many_unknown) {
    return ExitCode::not_all_read;
  }
  const bool fails = thresholds.fail_on.has_value() &&
                     std::any_of(report.findings.begin(), report.findings.end(), [&](const findings::Finding& finding) {
                       return finding.verdict == findings::Verdict::fail && finding.severity >= *thresholds.fail_on;
                     });
  if (fails) {
    return ExitCode::failed;
  }
  return has_source ? ExitCode::clean : ExitCode::no_source;
}

}  // namespace kakoi::ops
