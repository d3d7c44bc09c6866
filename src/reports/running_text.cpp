#include "reports/reports.hpp"
#include "reports/text_writer.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace kakoi::reports {
namespace {

using base::Phrase;
using findings::Finding;
using findings::Verdict;

constexpr Phrase kFix{"fix", "対応"};
constexpr Phrase kNext{"next", "対応"};
constexpr Phrase kArn{"arn", "ARN"};
constexpr Phrase kMore{"more", "詳細"};
constexpr Phrase kAndMore{"and {} more tasks like this", "同様のタスクがほかに {} 件あります"};

// More tasks of one row than these are counted.
constexpr std::size_t kTasksShown = 3;

/// All that is said of one service, or of one thing that belongs to none.
struct Row {
  std::string arn;
  std::vector<const Finding*> findings{};

  [[nodiscard]] Verdict verdict() const {
    for (const Verdict worst : {Verdict::fail, Verdict::unknown, Verdict::pass}) {
      if (std::any_of(findings.begin(), findings.end(), [&](const Finding* each) { return each->verdict == worst; })) {
        return worst;
      }
    }
    return Verdict::not_applicable;
  }
};

bool is_bad(Verdict verdict) { return verdict == Verdict::fail || verdict == Verdict::unknown; }

// In the order of their first findings.
std::vector<Row> rows_of(const std::vector<Finding>& part) {
  std::vector<Row> rows;
  std::map<std::string, std::size_t> by_arn;
  for (const Finding& finding : part) {
    const std::string& arn = finding.service.empty() ? finding.id.address : finding.service;
    const auto [at, is_new] = by_arn.try_emplace(arn, rows.size());
    if (is_new) {
      rows.push_back({.arn = arn});
    }
    rows[at->second].findings.push_back(&finding);
  }
  return rows;
}

class Rows {
 public:
  explicit Rows(const TextOptions& options) : options_(options), writer_(options, true) {}

  void row(const Row& row) {
    shown_paths_.clear();
    const Finding& first = *row.findings.front();
    writer_.line("{}  {}  ({})", writer_.verdict(row.verdict()), name_of_resource(row.arn, options_.language),
                 base::printable(first.id.root));
    for (const Finding* finding : row.findings) {
      if (finding->status.has_value()) {
        writer_.line("      {}: {}", writer_.say(word_of(*finding->status)),
                     finding->status_reason.text(options_.language));
      }
    }
    sentences(row);
    const auto worst = std::find_if(row.findings.begin(), row.findings.end(),
                                    [&](const Finding* each) { return each->verdict == row.verdict(); });
    if (is_bad(row.verdict())) {
      advice(**worst);
    }
    writer_.label(kArn, base::printable(row.arn));
    writer_.blank_line();
  }

  [[nodiscard]] std::string result() && { return std::move(writer_).result(); }

 private:
  [[nodiscard]] bool is_shown(const Finding& finding) const {
    return options_.all || is_bad(finding.verdict) || findings::has_tip(finding);
  }

  // What each control says. The reason that one shares with the next is given once, with the last of them.
  void sentences(const Row& row) {
    std::size_t tasks = 0;
    std::vector<const Finding*> shown;
    for (const Finding* finding : row.findings) {
      const bool is_task = finding->control == "ecs-task-public-ip";
      if (is_shown(*finding) && (!is_task || ++tasks <= kTasksShown)) {
        shown.push_back(finding);
      }
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::string reason = shown[i]->reason.text(options_.language);
      const bool is_shared = i + 1 < shown.size() && shown[i + 1]->reason.text(options_.language) == reason;
      sentence(*shown[i], row, is_shared ? std::string() : reason);
    }
    if (tasks > kTasksShown) {
      writer_.line("      {}", base::Message(kAndMore, {std::to_string(tasks - kTasksShown)}).text(options_.language));
    }
  }

  void sentence(const Finding& finding, const Row& row, const std::string& reason) {
    std::string what =
        finding.id.address == row.arn ? std::string() : name_of_resource(finding.id.address, options_.language) + ": ";
    what += finding.id.target.empty() ? "" : base::printable(finding.id.target) + ": ";
    const std::string tip = findings::has_tip(finding) ? finding.advice.text(options_.language) : std::string();
    if (!tip.empty() && !options_.all) {
      writer_.line("      {}  {}  {}{}", writer_.say(kTip), finding.control, what, tip);
      return;
    }
    writer_.line("      {}  {}  {}{}", writer_.verdict(finding.verdict), finding.control, what,
                 finding.message.text(options_.language));
    if (!reason.empty()) {
      writer_.line("      {}", reason);
    }
    // What the service and its tasks have in common is said once.
    const bool is_news =
        finding.around != nullptr && (finding.around->path.empty() || shown_paths_.insert(finding.around->path).second);
    if (is_news && is_bad(finding.verdict)) {
      writer_.surroundings(finding);
    } else if (is_news) {
      writer_.egress(finding.around->egress);
    }
    writer_.label(kTip, tip);
  }

  void advice(const Finding& worst) {
    writer_.risks(worst.risks);
    writer_.label(worst.verdict == Verdict::fail ? kFix : kNext, worst.advice.text(options_.language));
    writer_.label(kMore, "kakoi explain " + worst.control);
  }

  const TextOptions& options_;
  TextWriter writer_;
  std::set<std::vector<std::string>> shown_paths_;  ///< of this row
};

}  // namespace

std::string RunningText::rows(const std::vector<Finding>& part) const {
  Rows rows(options_);
  for (const Row& row : rows_of(part)) {
    const bool has_tip = std::any_of(row.findings.begin(), row.findings.end(),
                                     [](const Finding* each) { return findings::has_tip(*each); });
    if (options_.all || is_bad(row.verdict()) || has_tip) {
      rows.row(row);
    }
  }
  return std::move(rows).result();
}

std::string RunningText::end(const findings::Report& report) const {
  TextWriter writer(options_, true);
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
