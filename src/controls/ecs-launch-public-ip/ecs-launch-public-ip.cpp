// Whatever else starts tasks. Here: modules that could not be read, of which nobody can say what they start.

#include "controls/controls.hpp"

namespace kakoi::controls {

extern const Control kEcsLaunchPublicIp;

namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kUnread{"what the module {} launches cannot be known", "モジュール {} が何を起動するか判定できません"};
constexpr Phrase kUnreadNoSource{"what this module launches cannot be known",
                                 "このモジュールが何を起動するか判定できません"};
constexpr Phrase kGiven{"it is given assign_public_ip = {}", "assign_public_ip = {} が渡されています"};
constexpr Phrase kGivenUnknown{"it is given an argument assign_public_ip", "引数 assign_public_ip が渡されています"};
constexpr Phrase kScanIt{
    "run terraform get and scan again, or scan the module where its code is",
    "terraform get を実行してからもう一度スキャンするか、モジュールのコードがある場所でスキャンしてください"};

void judge(const inventory::Inventory& inventory, std::vector<findings::Judgement>& judgements) {
  for (const inventory::UnreadModule& module : inventory.unread_modules) {
    Message reason = module.reason;
    if (module.assign_public_ip.has_value()) {
      reason = reason.also(module.assign_public_ip->empty() ? Message(kGivenUnknown)
                                                            : Message(kGiven, {*module.assign_public_ip}));
    }
    findings::Judgement judgement{
        .control = kEcsLaunchPublicIp.id, .id = module.id, .severity = kEcsLaunchPublicIp.severity};
    judgement.verdict = findings::Verdict::unknown;
    judgement.message = module.source.empty() ? Message(kUnreadNoSource) : Message(kUnread, {module.source});
    judgement.reason = std::move(reason);
    judgement.advice = kScanIt;
    judgement.location = module.header;
    judgements.push_back(std::move(judgement));
  }
}

}  // namespace

constinit const Control kEcsLaunchPublicIp{
    .id = "ecs-launch-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::high,
    .title = {"nothing that starts ECS tasks should assign public IP addresses to them",
              "ECS タスクを起動するものは、パブリック IP を自動で割り当てない"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
