#include "ops/exit_code.hpp"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <ostream>
#include <vector>

namespace kakoi::ops {

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for this name
void PrintTo(ExitCode code, std::ostream* out) { *out << "exit code " << static_cast<int>(code); }

namespace {

using findings::Severity;
using findings::Verdict;

struct Given {
  bool has_source = true;
  bool fails = false;
  std::uint64_t unknown = 0;
  std::uint64_t unreadable = 0;
  std::optional<std::uint64_t> most_unknown = std::nullopt;
};

void find(findings::Report& report, Verdict verdict, Severity severity = Severity::high) {
  findings::Finding finding;
  finding.verdict = verdict;
  finding.severity = severity;
  findings::count(finding, report.summary);
}

findings::Report report_of(const Given& given) {
  findings::Report report;
  report.summary.unknown = given.unknown;
  report.summary.unreadable = given.unreadable;
  if (given.fails) {
    find(report, Verdict::fail);
  }
  return report;
}

ExitCode code_of(const Given& given) {
  Thresholds thresholds;
  thresholds.most_unknown = given.most_unknown;
  return exit_code(report_of(given), given.has_source, thresholds);
}

TEST(ExitCode, HasTheNumbersOfTheManual) {
  EXPECT_EQ(static_cast<int>(ExitCode::clean), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::failed), 1);
  EXPECT_EQ(static_cast<int>(ExitCode::usage), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::no_source), 3);
  EXPECT_EQ(static_cast<int>(ExitCode::not_all_read), 4);
}

struct Row {
  Given given{};
  ExitCode wanted = ExitCode::clean;
};

// All combinations: the first that applies of 4, 1, 3, 0.
const std::array kTable{
    Row{{.has_source = true}, ExitCode::clean},
    Row{{.has_source = false}, ExitCode::no_source},
    Row{{.has_source = true, .fails = true}, ExitCode::failed},
    Row{{.has_source = true, .unreadable = 1}, ExitCode::not_all_read},
    Row{{.has_source = false, .unreadable = 1}, ExitCode::not_all_read},
    Row{{.has_source = true, .fails = true, .unreadable = 1}, ExitCode::not_all_read},
    // An unknown counts only where somebody says how many there may be.
    Row{{.has_source = true, .unknown = 9}, ExitCode::clean},
    Row{{.has_source = true, .unknown = 9, .most_unknown = 9}, ExitCode::clean},
    Row{{.has_source = true, .unknown = 9, .most_unknown = 8}, ExitCode::not_all_read},
    Row{{.has_source = true, .unknown = 1, .most_unknown = 0}, ExitCode::not_all_read},
    Row{{.has_source = true, .unknown = 0, .most_unknown = 0}, ExitCode::clean},
    Row{{.has_source = true, .fails = true, .unknown = 9}, ExitCode::failed},
    Row{{.has_source = true, .fails = true, .unknown = 9, .most_unknown = 9}, ExitCode::failed},
    Row{{.has_source = true, .fails = true, .unknown = 9, .most_unknown = 8}, ExitCode::not_all_read},
    Row{{.has_source = false, .unknown = 0, .most_unknown = 0}, ExitCode::no_source},
};

TEST(ExitCode, IsTheFirstThatAppliesOfTheTable) {
  for (const Row& row : kTable) {
    EXPECT_EQ(code_of(row.given), row.wanted)
        << "source " << row.given.has_source << ", fails " << row.given.fails << ", unknown " << row.given.unknown
        << ", unreadable " << row.given.unreadable << ", at most " << row.given.most_unknown.value_or(999);
  }
}

TEST(ExitCode, CountsAFailAtOrOverTheThreshold) {
  const std::vector<Severity> severities{Severity::info, Severity::low, Severity::medium, Severity::high,
                                         Severity::critical};
  for (const Severity severity : severities) {
    findings::Report report;
    find(report, Verdict::fail, severity);
    for (const Severity threshold : severities) {
      EXPECT_EQ(exit_code(report, true, {.fail_on = threshold, .most_unknown = {}}),
                severity >= threshold ? ExitCode::failed : ExitCode::clean)
          << findings::name_of(severity) << " against " << findings::name_of(threshold);
    }
    EXPECT_EQ(exit_code(report, true, {.fail_on = std::nullopt, .most_unknown = {}}), ExitCode::clean);
  }
}

TEST(ExitCode, CountsAFailThatIsNotTheFirstFinding) {
  findings::Report report;
  find(report, Verdict::pass);
  find(report, Verdict::fail);
  find(report, Verdict::not_applicable);
  EXPECT_EQ(exit_code(report, true, {}), ExitCode::failed);
}

TEST(ExitCode, CountsNoOtherVerdictAsAFail) {
  for (const Verdict verdict : {Verdict::pass, Verdict::unknown, Verdict::not_applicable}) {
    findings::Report report;
    find(report, verdict);
    EXPECT_EQ(exit_code(report, true, {}), ExitCode::clean) << findings::name_of(verdict);
  }
}

TEST(ExitCode, IsNotClearedByANeverOnTheThreshold) {
  EXPECT_EQ(exit_code(report_of({.fails = true, .unreadable = 1}), true, {.fail_on = std::nullopt, .most_unknown = {}}),
            ExitCode::not_all_read);
}

}  // namespace
}  // namespace kakoi::ops
