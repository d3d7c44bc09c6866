#include "ops/live_scan.hpp"

#include "ops/live_diagnostics.hpp"
#include "ops/report_builder.hpp"

#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Diagnostic;
using base::Level;
using base::Message;
using base::Phrase;
using findings::Finding;

constexpr Phrase kOtherStarters{
    "running tasks that belong to no service: {}. What starts tasks by a call of its own (a Lambda function, a CI job, "
    "a "
    "person) cannot be listed; each such task shows its group and who started it",
    "どのサービスにも属さない実行中のタスクが {} 件あります。API を直接呼んで起動するもの (Lambda 関数、CI "
    "のジョブ、人の操作など) は一覧できません。各タスクの group と startedBy を確認してください"};
constexpr Phrase kPartOnly{"only services and tasks were read (--cluster, --service): what else starts tasks was not",
                           "--cluster または --service の指定により、サービスとタスクだけを読み取りました"};

// A task that no service started.
bool is_alone(const Finding& finding) {
  return finding.control == "ecs-task-public-ip" && finding.service.empty() && !finding.id.address.ends_with('*');
}

void say(Message message, base::Diagnostics& diagnostics) {
  diagnostics.push_back({.level = Level::warning, .place = {.file = kEverywhere}, .message = std::move(message)});
}

}  // namespace

base::Result<LiveScanned> scan_live(aws::Host& host, const EstateOptions& options,
                                    const std::function<void(std::vector<Finding>)>& take) {
  // There is no code in which an exception could stand.
  const ReportBuilder builder({}, {}, options.controls);
  LiveScanned scanned;
  findings::Summary& summary = scanned.report.summary;
  WantedServices wanted(options.selection);
  std::size_t alone = 0;
  auto read = read_estate(
      host, options, [&](const sources::Reading& reading) { return builder.judge_running(reading); },
      [&](std::vector<Finding> findings) {
        for (const Finding& finding : findings) {
          findings::count(finding, summary);
          wanted.seen(finding);
          alone += is_alone(finding) ? 1U : 0U;
        }
        take(std::move(findings));
      });
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  base::Diagnostics& diagnostics = scanned.report.diagnostics;
  diagnostics = std::move(read->diagnostics);
  wanted.tell(diagnostics);
  if (alone > 0) {
    say(Message(kOtherStarters, {std::to_string(alone)}), diagnostics);
  }
  if (!options.selection.is_everything()) {
    say(kPartOnly, diagnostics);
  }
  sort_running(diagnostics);
  std::set<std::string> unread;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.level == Level::error) {
      unread.insert(diagnostic.place.file);
    }
  }
  summary.unreadable = unread.size();
  summary.closed_regions = read->closed_regions;
  scanned.traffic = read->traffic;
  return scanned;
}

}  // namespace kakoi::ops
