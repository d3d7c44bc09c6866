// ECS.16: ECS task sets should not automatically assign public IP addresses.

#include "controls/controls.hpp"
#include "controls/setting.hpp"

#include <array>

namespace kakoi::controls {

extern const Control kEcsTaskSetPublicIp;

namespace {

constexpr SettingTexts kTexts{
    .fails = {"each task of this task set gets a public IP address",
              "このタスクセットの各タスクにパブリック IP が自動で割り当てられます"},
    .passes = {"the tasks of this task set get no public IP address",
               "このタスクセットのタスクにパブリック IP は割り当てられません"},
    .unknown = {"whether the tasks of this task set get a public IP address is not known",
                "このタスクセットのタスクにパブリック IP が割り当てられるかどうか判定できません"},
};

constexpr base::Phrase kUnread{"which task sets this service has is not known",
                               "このサービスのタスクセットを把握できません"};
constexpr base::Phrase kDeleteIt{
    "it is not the primary task set: delete it where nothing is to move to it any more (aws ecs delete-task-set), else "
    "turn the setting off in a new one",
    "プライマリのタスクセットではありません。もう移行先にならないなら削除し (aws ecs delete-task-set)、"
    "使うなら設定を無効にした新しいタスクセットを作ってください"};

constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::clusters,
                               inventory::ListingKind::services, inventory::ListingKind::task_sets};

void judge(const Subject& subject, std::vector<findings::Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::TaskSet& task_set : inventory.task_sets) {
    judgements.push_back(judge_setting(subject, kEcsTaskSetPublicIp, kTexts, task_set.id,
                                       {.launch = task_set.launch,
                                        .location = task_set.location,
                                        .existence = task_set.existence,
                                        .controller = nullptr,
                                        .is_idle = task_set.is_idle}));
    if (!task_set.is_primary && judgements.back().verdict == findings::Verdict::fail) {
      judgements.back().advice = kDeleteIt;
    }
  }
  judge_unread_services(kEcsTaskSetPublicIp, inventory, kUnread, judgements);
  judge_unlisted(kEcsTaskSetPublicIp, inventory, kListings, judgements);
}

}  // namespace

constinit const Control kEcsTaskSetPublicIp{
    .id = "ecs-task-set-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::high,
    .title = {"ECS task sets should not assign public IP addresses to their tasks",
              "ECS タスクセットはタスクにパブリック IP を自動で割り当てない"},
    .standards = "Security Hub ECS.16, PCI DSS v4.0.1 1.4.4",
    .judge = judge,
};

}  // namespace kakoi::controls
