#include "reports/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::reports {

std::string text_of(const base::OriginStep& step, base::Language language) {
  constexpr base::Phrase kDecides{"{} (decides)", "{} (決め手)"};
  constexpr base::Phrase kNotKnown{"{} (not known)", "{} (値が不明)"};
  std::string what = step.what.text(language);
  switch (step.role) {
    case base::OriginRole::passes_on:
      return what;
    case base::OriginRole::decides:
      return base::Message(kDecides, {what}).text(language);
    case base::OriginRole::not_known:
      return base::Message(kNotKnown, {what}).text(language);
  }
  return what;
}

base::Phrase word_of(findings::Status status) {
  using findings::Status;
  switch (status) {
    case Status::exposed:
      return {"exposed", "露出あり"};
    case Status::closing:
      return {"closing", "解消中"};
    case Status::closed:
      return {"closed", "解消済み"};
    case Status::not_yet_run:
      return {"not yet run", "未実行"};
    case Status::unknown:
      return {"unknown", "判定不能"};
    case Status::not_applicable:
      return {"not applicable", "対象外"};
  }
  return {"unknown", "判定不能"};
}

base::Phrase word_of(findings::Exposure exposure) {
  switch (exposure) {
    case findings::Exposure::anywhere:
      return {"reachable from anywhere", "どこからでも到達可能"};
    case findings::Exposure::restricted:
      return {"reachable from some addresses", "一部のアドレスから到達可能"};
    case findings::Exposure::unreachable:
      return {"the internet does not reach it", "インターネットからは到達不能"};
    case findings::Exposure::idle:
      return {"nothing runs", "実行中のタスクなし"};
    case findings::Exposure::unknown:
      break;
  }
  return {"unknown", "判定不能"};
}

std::string name_of_resource(const std::string& arn, base::Language language) {
  struct Kind {
    std::string_view mark;
    base::Phrase word;
  };
  constexpr std::array kKinds{Kind{":service/", {"service", "サービス"}},
                              Kind{":task-set/", {"task set", "タスクセット"}},
                              Kind{":task/", {"task", "タスク"}},
                              Kind{":cluster/", {"cluster", "クラスター"}},
                              Kind{":rule/", {"rule", "ルール"}},
                              Kind{":schedule/", {"schedule", "スケジュール"}},
                              Kind{":pipe/", {"pipe", "パイプ"}},
                              Kind{":stateMachine:", {"state machine", "ステートマシン"}},
                              Kind{":job-definition/", {"job definition", "ジョブ定義"}}};
  for (const Kind& kind : kKinds) {
    if (const std::size_t at = arn.find(kind.mark); at != std::string::npos) {
      return std::string(kind.word.in(language)) + " " + base::printable(arn.substr(at + kind.mark.size()));
    }
  }
  return base::printable(arn);
}

std::string names_of_regions(std::vector<std::string> regions) {
  std::sort(regions.begin(), regions.end());
  regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
  std::string all;
  for (const std::string& region : regions) {
    all += (all.empty() ? "" : ", ") + base::printable(region);
  }
  return all;
}

}  // namespace kakoi::reports
