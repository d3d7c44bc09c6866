// A subnet whose route table leads to an internet gateway: a task in it is one switch away from the internet.

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/starters.hpp"

#include <utility>

namespace kakoi::controls {

extern const Control kEcsTaskPublicSubnet;

namespace {

using base::Message;
using base::Phrase;
using findings::Judgement;
using findings::Verdict;
using inventory::Family;
using reachability::Truth;

constexpr Phrase kFails{
    "its tasks start in public subnets ({}), which have a route to an internet gateway",
    "タスクがパブリックサブネット ({}) で起動します。インターネットゲートウェイへのルートがあります"};
constexpr Phrase kPasses{"its tasks start in subnets without a route to an internet gateway",
                         "タスクはインターネットゲートウェイへのルートがないサブネットで起動します"};
constexpr Phrase kUnknown{"whether its tasks start in a public subnet is not known",
                          "タスクがパブリックサブネットで起動するかどうか判定できません"};
constexpr Phrase kMove{
    "move the tasks to private subnets; what they need from outside comes through a NAT gateway or VPC endpoints, and "
    "what "
    "calls them through a load balancer",
    "タスクをプライベートサブネットへ移してください。外部への通信は NAT ゲートウェイか VPC "
    "エンドポイント、外部からの通信は"
    "ロードバランサーを経由させます"};

constexpr Phrase kNoSubnets{"it names no subnets", "サブネットの指定がありません"};

Judgement judge_one(Reach& reach, const Starter& starter) {
  Judgement judgement = judgement_of(kEcsTaskPublicSubnet, starter);
  judgement.message = kUnknown;
  std::vector<std::string> open;
  std::vector<std::string> hops;
  Message why;
  for (const inventory::Reference& subnet : starter.launch.subnets.items) {
    reachability::Answer answer = reach.posture.leads_to_internet(subnet, Family::v4);
    if (answer.truth != Truth::yes) {
      reachability::Answer by_ipv6 = reach.posture.leads_to_internet(subnet, Family::v6);
      if (by_ipv6.truth > answer.truth) {
        answer = std::move(by_ipv6);
      }
    }
    if (answer.truth == Truth::yes) {
      open.push_back(text_of(subnet));
      hops = hops.empty() ? texts_of(answer.hops) : hops;
    } else if (answer.truth == Truth::maybe && why.empty()) {
      why = answer.why;
    }
  }
  const inventory::References& subnets = starter.launch.subnets;
  if (why.empty() && (subnets.more.has_value() || subnets.items.empty())) {
    why = subnets.more.has_value() ? subnets.more->reason : Message(kNoSubnets);
  }
  if (!open.empty()) {
    judgement.verdict = Verdict::fail;
    judgement.message = Message(kFails, {listed(open)});
    judgement.advice = kMove;
    hops.insert(hops.begin(), open.front());
    judgement.around = std::make_shared<const findings::Surroundings>(
        findings::Surroundings{.path = std::move(hops), .open = {}, .why = {}, .egress = {}});
  } else if (why.empty()) {
    judgement.verdict = Verdict::pass;
    judgement.message = kPasses;
  } else {
    judgement.reason = why;
    judgement.advice = advice_to_show_network(starter);
  }
  return judgement;
}

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  if (subject.reach == nullptr) {
    return;
  }
  std::vector<Judgement> all;
  for (const Starter& starter : starters_of(subject.inventory)) {
    all.push_back(judge_one(*subject.reach, starter));
  }
  add_folded(std::move(all), judgements);
}

}  // namespace

constinit const Control kEcsTaskPublicSubnet{
    .id = "ecs-task-public-subnet",
    .control_class = Class::network,
    .severity = findings::Severity::low,
    .title = {"tasks should start in private subnets", "タスクはプライベートサブネットで起動する"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
