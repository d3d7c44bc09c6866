#include "ops/live_scan.hpp"

#include "ops/report_builder.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

namespace live = sources::live;
using base::Diagnostic;
using base::Level;
using base::Message;
using base::Phrase;
using findings::Finding;

constexpr Phrase kOtherStarters{
    "{} running tasks belong to no service: what starts tasks by a call of its own (a Lambda function, a CI job, a "
    "person) cannot be listed; each such task shows its group and who started it",
    "どのサービスにも属さない実行中のタスクが {} 件あります。API を直接呼んで起動するもの (Lambda 関数、CI "
    "のジョブ、人の操作など) は一覧できません。各タスクの group と startedBy を確認してください"};
constexpr Phrase kNoService{"there is no service {} in what was read", "サービス {} が見つかりません"};
constexpr Phrase kPartOnly{"only services and tasks were read (--cluster, --service): what else starts tasks was not",
                           "--cluster または --service の指定により、サービスとタスクだけを読み取りました"};

class Counter {
 public:
  explicit Counter(const live::Selection& selection)
      : missing_(selection.services.begin(), selection.services.end()) {}

  void count(const Finding& finding, findings::Summary& summary) {
    findings::count(finding, summary);
    if (finding.control == "ecs-service-public-ip") {
      missing_.erase(finding.id.address);
      missing_.erase(live::name_in(finding.id.address));
    }
    if (finding.control == "ecs-task-public-ip" && finding.service.empty() && !finding.id.address.ends_with('*')) {
      ++without_service_;
    }
  }

  void tell(const std::string& where, const live::Selection& selection, base::Diagnostics& diagnostics) const {
    const auto say = [&](Level level, Message message) {
      diagnostics.push_back({.level = level, .place = {.file = where}, .message = std::move(message)});
    };
    for (const std::string& name : missing_) {
      say(Level::error, Message(kNoService, {name}));
    }
    if (without_service_ > 0) {
      say(Level::warning, Message(kOtherStarters, {std::to_string(without_service_)}));
    }
    if (!selection.is_everything()) {
      say(Level::warning, kPartOnly);
    }
  }

 private:
  std::set<std::string> missing_;  ///< services that were asked for
  std::size_t without_service_ = 0;
};

void sort(base::Diagnostics& all) {
  const auto key = [](const Diagnostic& d) { return std::tuple(d.place.file, d.message.text(base::Language::en)); };
  std::sort(all.begin(), all.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace

base::Result<LiveScanned> scan_live(aws::Host& host, const EstateOptions& options,
                                    const std::function<void(std::vector<Finding>)>& take) {
  // There is no code in which an exception could stand.
  const ReportBuilder builder({}, {});
  LiveScanned scanned;
  findings::Summary& summary = scanned.report.summary;
  Counter counter(options.selection);
  auto read = read_estate(
      host, options, [&](const sources::Reading& reading) { return builder.judge_running(reading); },
      [&](std::vector<Finding> findings) {
        for (const Finding& finding : findings) {
          counter.count(finding, summary);
        }
        take(std::move(findings));
      });
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  scanned.report.diagnostics = std::move(read->diagnostics);
  counter.tell("aws", options.selection, scanned.report.diagnostics);
  sort(scanned.report.diagnostics);
  std::set<std::string> unread;
  for (const Diagnostic& diagnostic : scanned.report.diagnostics) {
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
