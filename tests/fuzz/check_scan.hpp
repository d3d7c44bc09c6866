// Parse, evaluate, judge and report whatever the bytes are: one folder of files. Whatever they hold, every finding has
// a place within a file that exists, a reason where it needs one, and a fingerprint of its own; and the same bytes give
// the same report twice.
#pragma once

#include "ops/scan.hpp"
#include "reports/reports.hpp"
#include "support/memory_files.hpp"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::test {

inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

inline findings::Report scan_all(MemoryFiles& files) {
  SerialExecutor executor;
  ops::ScanOptions options;
  options.paths = {"/w"};
  // Small, so that what runs out of it does so quickly.
  options.budget = {.steps = 20'000, .bytes = 4U << 20U, .share_steps = 5'000, .share_bytes = 1U << 20U};
  const auto scanned = ops::scan(files, executor, options);
  require(scanned.has_value());
  return scanned->report;
}

/// `input` is split into files as memory_files.hpp says.
inline void check_scan(std::string_view input) {
  MemoryFiles files;
  add_files(files, "/w", input);
  const findings::Report report = scan_all(files);
  std::set<std::string> fingerprints;
  for (const findings::Finding& finding : report.findings) {
    std::string text;
    require(files.read("/w/" + finding.location.file, input.size() + 1, text).has_value());
    require(finding.location.offset + finding.location.length <= text.size());
    require(finding.location.line > 0 && finding.location.column > 0);
    const bool needs_reason =
        finding.verdict == findings::Verdict::unknown || finding.verdict == findings::Verdict::not_applicable;
    require(!needs_reason || !finding.reason.empty());
    require(!finding.message.empty());
    require(fingerprints.insert(finding.fingerprint).second);
  }
  require(reports::json(report, base::Language::en) == reports::json(scan_all(files), base::Language::en));
  require(!reports::sarif(report, {.language = base::Language::ja, .version = "0", .rules = {}}).empty());
  require(!reports::text(report, {.language = base::Language::ja, .colour = true, .all = true}).empty());
}

}  // namespace kakoi::test
