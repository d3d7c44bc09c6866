#include "reports/reports.hpp"

#include "reports/text_writer.hpp"

#include <utility>

namespace kakoi::reports {

using findings::Finding;
using findings::Verdict;

std::string text(const findings::Report& report, const TextOptions& options) {
  TextWriter writer(options);
  for (const Finding& finding : report.findings) {
    if (options.all || finding.verdict == Verdict::fail || finding.verdict == Verdict::unknown) {
      writer.finding(finding);
    }
  }
  if (options.accepted) {
    for (const Finding& finding : report.accepted) {
      writer.finding(finding);
    }
  }
  for (const base::Diagnostic& diagnostic : report.diagnostics) {
    writer.diagnostic(diagnostic);
  }
  if (!report.diagnostics.empty()) {
    writer.blank_line();
  }
  writer.summary(report.summary);
  return std::move(writer).result();
}

}  // namespace kakoi::reports
