#include "reports/reports.hpp"

#include "reports/text_writer.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace kakoi::reports {
namespace {

using findings::Finding;
using findings::Verdict;

/// What is shown of one launcher or task.
struct Row {
  const Finding* first = nullptr;
  std::vector<const Finding*> also{};
};

bool is_of_one_thing(const Finding& a, const Finding& b) {
  return a.id.root == b.id.root && a.id.address == b.id.address && a.id.target == b.id.target;
}

// What decides the exit code goes before advice, what fails before what is not known, then by severity.
bool goes_before(const Finding* a, const Finding* b) {
  const auto key = [](const Finding* one) {
    return std::tuple(one->is_advice, one->verdict != Verdict::fail, -static_cast<int>(one->severity));
  };
  return key(a) < key(b);
}

// One row for each thing; a finding that counts has its own row all the same.
std::vector<Row> rows_of(const std::vector<Finding>& findings, bool all) {
  std::vector<Row> rows;
  for (auto begin = findings.begin(); begin != findings.end();) {
    const Finding& thing = *begin;
    std::vector<const Finding*> shown;
    for (; begin != findings.end() && is_of_one_thing(thing, *begin); ++begin) {
      if (all || begin->verdict == Verdict::fail || begin->verdict == Verdict::unknown) {
        shown.push_back(&*begin);
      }
    }
    std::stable_sort(shown.begin(), shown.end(), goes_before);
    for (const Finding* one : shown) {
      if (one == shown.front() || !one->is_advice) {
        rows.push_back({.first = one});
      } else {
        rows.back().also.push_back(one);
      }
    }
  }
  return rows;
}

}  // namespace

std::string text(const findings::Report& report, const TextOptions& options) {
  TextWriter writer(options);
  for (const Row& row : rows_of(report.findings, options.all)) {
    writer.finding(*row.first, row.also);
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
