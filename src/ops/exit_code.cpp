#include "ops/exit_code.hpp"

namespace kakoi::ops {

bool set_fail_on(Thresholds& thresholds, std::string_view word) {
  using findings::Severity;
  for (const Severity severity :
       {Severity::info, Severity::low, Severity::medium, Severity::high, Severity::critical}) {
    if (word == findings::name_of(severity)) {
      thresholds.fail_on = severity;
      return true;
    }
  }
  thresholds.fail_on = word == "never" ? std::nullopt : thresholds.fail_on;
  return word == "never";
}

ExitCode exit_code(const findings::Report& report, bool has_source, const Thresholds& thresholds) {
  const bool too_many_unknown = thresholds.most_unknown.has_value() &&
                                report.summary.unknown - report.summary.unknown_advice > *thresholds.most_unknown;
  if (report.summary.unreadable > 0 || too_many_unknown) {
    return ExitCode::not_all_read;
  }
  const bool fails = thresholds.fail_on.has_value() && report.summary.worst.has_value() &&
                     *report.summary.worst >= *thresholds.fail_on;
  if (fails || report.summary.refused_accepts > 0) {
    return ExitCode::failed;
  }
  return has_source ? ExitCode::clean : ExitCode::no_source;
}

}  // namespace kakoi::ops
