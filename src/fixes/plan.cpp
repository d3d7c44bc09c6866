#include "fixes/plan.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::fixes {

std::string_view name_of(Precondition::Kind kind) {
  switch (kind) {
    case Precondition::Kind::file:
      return "file";
    case Precondition::Kind::folder:
      return "folder";
    case Precondition::Kind::absent:
      return "absent";
  }
  return "file";
}

void add_reason(Plan& plan, Grade grade, base::Message reason) {
  plan.grade = worse_of(plan.grade, grade);
  const bool is_said = std::any_of(plan.reasons.begin(), plan.reasons.end(), [&](const base::Message& each) {
    return each.text(base::Language::en) == reason.text(base::Language::en);
  });
  if (!is_said) {
    plan.reasons.push_back(std::move(reason));
  }
}

std::vector<base::Message> not_checked() {
  constexpr base::Phrase kDeployed{"whether what is deployed is what the code says",
                                   "デプロイ済みのものがコードどおりかどうか"};
  constexpr base::Phrase kCalls{"what the program in the tasks calls", "タスク内のプログラムが何を呼び出すか"};
  constexpr base::Phrase kAddress{
      "who allows the outgoing addresses of the tasks, which change (partners' allow-lists)",
      "送信元アドレスが変わるため、取引先などの許可リストにどう登録されているか"};
  constexpr base::Phrase kTags{
      "whether the tags of images have moved since the running tasks were started: new tasks pull them anew",
      "稼働中のタスクの起動後にイメージのタグが移動していないか（新しいタスクは改めてプルします）"};
  constexpr base::Phrase kNames{
      "what Route 53 Resolver DNS Firewall keeps from being resolved, but where the code shows it",
      "Route 53 Resolver DNS Firewall が名前解決を妨げないかどうか (コードから分かる場合を除く)"};
  constexpr base::Phrase kClients{
      "whether clients reach the tasks at their own addresses, but where the code shows who may",
      "タスク自身のアドレスへ接続しているクライアントがいるかどうか (コードから分かる場合を除く)"};
  return {kDeployed, kCalls, kTags, kNames, kAddress, kClients};
}

}  // namespace kakoi::fixes
