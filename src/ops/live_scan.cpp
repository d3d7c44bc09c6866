#include "ops/live_scan.hpp"

#include "ops/config.hpp"
#include "ops/live_diagnostics.hpp"
#include "ops/report_builder.hpp"

#include <iterator>
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
constexpr Phrase kUnreadTasks{"tasks that could not be read, so that it is not known whose they are: {}",
                              "読み取れず、どのサービスのものか分からないタスクが {} 件あります"};
constexpr Phrase kPartOnly{"only services and tasks were read (--cluster, --service): what else starts tasks was not",
                           "--cluster または --service の指定により、サービスとタスクだけを読み取りました"};

/// Tasks of which no service is known.
struct Others {
  std::size_t alone = 0;   ///< that no service started
  std::size_t unread = 0;  ///< that could not be read: they may be anybody's

  void count(const inventory::Inventory& inventory) {
    for (const inventory::Task& task : inventory.tasks) {
      if (task.service.empty() && !task.has_stopped) {
        ++(task.is_read ? alone : unread);
      }
    }
  }
};

void say(Message message, base::Diagnostics& diagnostics) {
  diagnostics.push_back({.level = Level::warning, .place = {.file = kEverywhere}, .message = std::move(message)});
}

}  // namespace

base::Result<LiveScanned> scan_live(aws::Host& host, const EstateOptions& options,
                                    const std::function<void(std::vector<Finding>)>& take) {
  // There is no code in which an exception could stand.
  base::Diagnostics expired;
  ReportBuilder builder({}, options.today, options.controls, in_effect(options.asserted, options.today, expired));
  LiveScanned scanned;
  findings::Summary& summary = scanned.report.summary;
  WantedServices wanted(options.selection);
  Others others;
  auto read = read_estate(
      host, options,
      [&](const sources::Reading& reading) {
        others.count(reading.inventory());
        return builder.judge_running(reading);
      },
      [&](std::vector<Finding> findings) {
        for (const Finding& finding : findings) {
          findings::count(finding, summary);
          wanted.seen(finding);
        }
        take(std::move(findings));
      });
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  base::Diagnostics& diagnostics = scanned.report.diagnostics;
  diagnostics = std::move(read->diagnostics);
  if (options.selection.is_everything()) {
    base::Diagnostics idle = builder.idle_assertions(true);
    std::move(idle.begin(), idle.end(), std::back_inserter(expired));
  }
  for (base::Diagnostic& one : expired) {
    one.place.file = kConfigName;  // by whatever way it was found
    diagnostics.push_back(std::move(one));
  }
  wanted.tell(diagnostics);
  if (others.alone > 0) {
    say(Message(kOtherStarters, {std::to_string(others.alone)}), diagnostics);
  }
  if (others.unread > 0) {
    say(Message(kUnreadTasks, {std::to_string(others.unread)}), diagnostics);
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
