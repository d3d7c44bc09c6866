#include "reports/reports.hpp"

#include "reports/text_writer.hpp"

#include <algorithm>
#include <set>
#include <string>
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

bool is_bad(const Finding& finding) { return finding.verdict == Verdict::fail || finding.verdict == Verdict::unknown; }

bool is_of_one_thing(const Finding& a, const Finding& b) {
  return a.id.root == b.id.root && a.id.address == b.id.address && a.id.target == b.id.target;
}

// What decides the exit code goes before advice, the setting before the network, what fails before what is not known,
// then by severity.
bool goes_before(const Finding* a, const Finding* b) {
  const auto key = [](const Finding* one) {
    return std::tuple(one->is_advice, !is_bad(*one), one->is_of_network, one->verdict != Verdict::fail,
                      -static_cast<int>(one->severity));
  };
  return key(a) < key(b);
}

// One row for each thing: what is said of the network around it stands below what is said first.
std::vector<Row> rows_of(const std::vector<Finding>& findings, bool all) {
  std::vector<Row> rows;
  std::set<std::pair<std::string, std::string>> tips;  // of one root, each once
  for (auto begin = findings.begin(); begin != findings.end();) {
    const Finding& thing = *begin;
    std::vector<const Finding*> shown;
    for (; begin != findings.end() && is_of_one_thing(thing, *begin); ++begin) {
      const bool is_news =
          findings::has_tip(*begin) && tips.emplace(begin->id.root, begin->advice.text(base::Language::en)).second;
      if (all || is_bad(*begin) || is_news) {
        shown.push_back(&*begin);
      }
    }
    std::stable_sort(shown.begin(), shown.end(), goes_before);
    for (const Finding* one : shown) {
      const bool is_below = one->is_of_network || (shown.front()->is_of_network && !is_bad(*one));
      if (one == shown.front() || !is_below) {
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
