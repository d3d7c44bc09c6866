#include "reports/text_writer.hpp"
#include "reports/verify_reports.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::reports {
namespace {

using base::Phrase;
using findings::Status;
using verify::RevisionEvidence;
using verify::ServiceEvidence;
using verify::TaskEvidence;

constexpr Phrase kSetting{"setting", "設定"};
constexpr Phrase kDeployment{"deployment", "デプロイ"};
constexpr Phrase kTaskSet{"task set", "タスクセット"};
constexpr Phrase kTask{"task", "タスク"};
constexpr Phrase kOn{"on", "有効"};
constexpr Phrase kOff{"off", "無効"};
constexpr Phrase kNotKnown{"not known", "不明"};
constexpr Phrase kPrimary{"primary", "プライマリ"};
constexpr Phrase kCounts{"running {}, pending {}, desired {}", "実行中 {}、保留中 {}、必要数 {}"};
constexpr Phrase kGaveUp{"the limit was over before all was closed", "待ち時間の上限までに解消しませんでした"};
constexpr Phrase kStopped{"stopped: this is what was seen last", "中断されました。最後に確認した状態です"};
constexpr Phrase kOfNoService{"task {} of no service: group {}, started by {}",
                              "どのサービスにも属さないタスク {} (group: {}、startedBy: {})"};
constexpr Phrase kOfNoListedService{"task {} of no listed service: group {}, started by {}",
                                    "一覧にないサービスのタスク {} (group: {}、startedBy: {})"};
constexpr Phrase kNotRead{"task {}, which could not be read: whose it is is not known",
                          "読み取れないタスク {} (どのサービスのものか分かりません)"};
constexpr Phrase kOthers{"tasks of no service, or not read {}", "サービスに属さない、または読み取れないタスク {}"};
constexpr Phrase kClosedRegions{"regions closed by a policy, as expected {}",
                                "ポリシーで閉じているリージョン (想定どおり) {}"};
constexpr Phrase kNotListed{"not listed {}", "一覧を取得できないもの {}"};
constexpr Phrase kNoneSeen{"no service was seen, and not all could be listed",
                           "確認できたサービスはありません (一覧をすべては取得できませんでした)"};
constexpr Phrase kNoServices{"there is no service", "サービスがありません"};

std::string_view colour_of(Status status) {
  switch (status) {
    case Status::exposed:
      return "\x1b[1;31m";
    case Status::closing:
    case Status::unknown:
    case Status::not_yet_run:
      return "\x1b[1;33m";
    case Status::closed:
      return "\x1b[32m";
    case Status::not_applicable:
      return "\x1b[2m";
  }
  return "";
}

class Services {
 public:
  explicit Services(const TextOptions& options) : options_(options), writer_(options, true) {}

  void head(const ServiceEvidence& service) {
    writer_.line("{}  {}  ({})", writer_.coloured(colour_of(service.status), say(word_of(service.status))),
                 name_of_resource(service.arn, options_.language), base::printable(service.root));
    writer_.line("      {}", service.reason.text(options_.language));
  }

  void body(const ServiceEvidence& service) {
    const verify::Judged& setting = service.setting;
    const base::Message why = setting.reason.empty() ? setting.message : setting.message.then(setting.reason);
    line(kSetting, writer_.verdict(setting.verdict) + "  " + why.text(options_.language));
    for (const RevisionEvidence& each : service.revisions) {
      revision(each);
    }
    for (const TaskEvidence& each : service.tasks) {
      task(each);
    }
    writer_.blank_line();
  }

  void other(const TaskEvidence& task) {
    const std::string name(task.arn.substr(task.arn.rfind('/') + 1));
    const std::string by = task.started_by.empty() ? "-" : task.started_by;
    const Phrase whose = task.group.starts_with("service:") ? kOfNoListedService : kOfNoService;
    const base::Message what =
        task.group.empty() ? base::Message(kNotRead, {name}) : base::Message(whose, {name, task.group, by});
    const base::Message& why =
        task.judged.verdict == findings::Verdict::fail ? task.judged.message : task.judged.reason;
    writer_.line("{}  {}  ({})", writer_.verdict(task.judged.verdict), what.text(options_.language),
                 base::printable(task.root));
    writer_.line("      {}", (why.empty() ? task.judged.message : why).text(options_.language));
  }

  void unlisted(const verify::UnlistedEvidence& listing) {
    const base::Message& message = listing.judged.message;
    writer_.line("{}  {}  ({})", writer_.verdict(listing.judged.verdict),
                 name_of_resource(listing.arn, options_.language), base::printable(listing.root));
    writer_.line("      {}", message.then(listing.judged.reason).text(options_.language));
  }

  void end(const Verification& seen) {
    for (const base::Diagnostic& each : seen.diagnostics) {
      writer_.diagnostic(each);
    }
    if (!seen.diagnostics.empty()) {
      writer_.blank_line();
    }
    std::string all;
    for (const Status status : {Status::exposed, Status::closing, Status::closed, Status::not_yet_run, Status::unknown,
                                Status::not_applicable}) {
      const auto count = std::count_if(seen.services.begin(), seen.services.end(),
                                       [&](const ServiceEvidence& each) { return each.status == status; });
      if (count > 0) {
        all += fmt::format("{}{} {}", all.empty() ? "" : " · ", say(word_of(status)), count);
      }
    }
    all = all.empty() ? std::string(say(seen.unlisted.empty() ? kNoServices : kNoneSeen)) : all;
    for (const auto& [phrase, count] : {std::pair(kOthers, seen.others.size()),
                                        {kNotListed, seen.unlisted.size()},
                                        {kClosedRegions, seen.closed_regions.size()}}) {
      if (count > 0) {
        all += " · " + base::Message(phrase, {std::to_string(count)}).text(options_.language);
      }
    }
    if (!seen.closed_regions.empty()) {
      all += " (" + names_of_regions(seen.closed_regions) + ")";
    }
    for (const auto& [phrase, is_so] : {std::pair(kGaveUp, seen.gave_up), {kStopped, seen.is_stopped}}) {
      if (is_so) {
        all += "    " + std::string(say(phrase));
      }
    }
    writer_.line("{}", all);
  }

  void blank_line() { writer_.blank_line(); }

  [[nodiscard]] std::string result() && { return std::move(writer_).result(); }

 private:
  [[nodiscard]] std::string_view say(const Phrase& phrase) const { return phrase.in(options_.language); }

  void line(const Phrase& name, const std::string& text) { writer_.line("      {}  {}", say(name), text); }

  void revision(const RevisionEvidence& from) {
    const auto number = [](const std::optional<std::int64_t>& count) {
      return count.has_value() ? std::to_string(*count) : std::string("?");
    };
    const Phrase setting = !from.assigns.has_value() ? kNotKnown : *from.assigns ? kOn : kOff;
    const base::Message counts(kCounts, {number(from.running), number(from.pending), number(from.desired)});
    std::string text = base::printable(from.id) + "  " + std::string(say(kSetting)) + " " + std::string(say(setting));
    text += from.is_primary ? "  " + std::string(say(kPrimary)) : "";
    text += from.rollout.empty() ? "" : "  " + base::printable(from.rollout);
    line(from.is_task_set ? kTaskSet : kDeployment, text + "  " + counts.text(options_.language));
  }

  void task(const TaskEvidence& from) {
    std::string text =
        writer_.verdict(from.judged.verdict) + "  " + base::printable(from.arn.substr(from.arn.rfind('/') + 1));
    for (const std::string& interface : from.interfaces) {
      text += "  " + base::printable(interface);
    }
    const base::Message why =
        from.judged.reason.empty() ? from.judged.message : from.judged.message.then(from.judged.reason);
    line(kTask, text + "  " + why.text(options_.language));
  }

  const TextOptions& options_;
  TextWriter writer_;
};

}  // namespace

std::string verify_text(const Verification& seen, const TextOptions& options) {
  Services services(options);
  for (const ServiceEvidence& each : seen.services) {
    services.head(each);
    services.body(each);
  }
  for (const TaskEvidence& each : seen.others) {
    services.other(each);
  }
  for (const verify::UnlistedEvidence& each : seen.unlisted) {
    services.unlisted(each);
  }
  if (!seen.others.empty() || !seen.unlisted.empty()) {
    services.blank_line();
  }
  services.end(seen);
  return std::move(services).result();
}

std::string verify_lines(const Verification& seen, const TextOptions& options) {
  Services services(options);
  for (const ServiceEvidence& each : seen.services) {
    services.head(each);
  }
  return std::move(services).result();
}

}  // namespace kakoi::reports
