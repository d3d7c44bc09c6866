// A security group that lets tasks send everything everywhere: whoever takes one over can take the data out.

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/starters.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kakoi::controls {

extern const Control kEcsTaskOpenEgress;

namespace {

using base::Message;
using base::Phrase;
using findings::Judgement;
using findings::Verdict;
using inventory::Reference;
using reachability::Truth;

constexpr Phrase kFails{"security group {} lets its tasks send everything to everywhere",
                        "セキュリティグループ {} により、タスクはあらゆる宛先へ何でも送信できます"};
constexpr Phrase kFailTogether{"security groups {} together let its tasks send everything to everywhere",
                               "セキュリティグループ {} を合わせると、タスクはあらゆる宛先へ何でも送信できます"};
constexpr Phrase kPasses{"no security group lets its tasks send everything to everywhere",
                         "すべての宛先への送信を許すセキュリティグループはありません"};
constexpr Phrase kUnknown{"whether its tasks can send everything to everywhere is not known",
                          "タスクがあらゆる宛先へ送信できるかどうか判定できません"};
constexpr Phrase kNarrow{
    "let out tcp/443 to the group of the VPC endpoints and to the prefix list of S3, and what else the tasks call; "
    "look "
    "at what they do call first (VPC flow logs)",
    "VPC エンドポイントのグループと S3 のプレフィックスリストへの tcp/443、ほかに必要な宛先だけを許可してください。"
    "実際の宛先を先に VPC フローログで確かめてください"};

std::string names_of(const std::vector<reachability::Hop>& hops) {
  std::string names;
  for (const reachability::Hop& hop : hops) {
    names += (names.empty() ? "" : ", ") + std::string(hop.key);
  }
  return names;
}

Judgement judge_one(Reach& reach, const inventory::References& groups, const Reference& subnet, Judgement judgement) {
  const reachability::Answer answer = reach.posture.lets_everything_out(groups, subnet);
  switch (answer.truth) {
    case Truth::yes:
      judgement.verdict = Verdict::fail;
      judgement.message = Message(answer.hops.size() == 1 ? kFails : kFailTogether, {names_of(answer.hops)});
      judgement.advice = kNarrow;
      break;
    case Truth::no:
      judgement.verdict = Verdict::pass;
      judgement.message = kPasses;
      break;
    case Truth::maybe:
      judgement.message = kUnknown;
      judgement.reason = answer.why;
      break;
  }
  return judgement;
}

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  if (subject.reach == nullptr) {
    return;
  }
  std::vector<Judgement> all;
  for (const Starter& starter : starters_of(subject.inventory)) {
    const inventory::References& subnets = starter.launch.subnets;
    const Reference subnet = subnets.items.empty() ? Reference::defaulted({}) : subnets.items.front();
    Judgement judgement =
        judge_one(*subject.reach, starter.launch.groups, subnet, judgement_of(kEcsTaskOpenEgress, starter));
    if (judgement.verdict == Verdict::unknown) {
      judgement.advice = advice_to_show_network(starter);
    }
    all.push_back(std::move(judgement));
  }
  add_folded(std::move(all), judgements);
}

}  // namespace

constinit const Control kEcsTaskOpenEgress{
    .id = "ecs-task-open-egress",
    .control_class = Class::network,
    .severity = findings::Severity::info,
    .title = {"security groups of tasks should let out only what the tasks need",
              "タスクのセキュリティグループは必要な送信だけを許可する"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
