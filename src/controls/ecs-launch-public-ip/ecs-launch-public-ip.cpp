// Whatever else starts ECS tasks with a network configuration of its own, and what could start some and was not read.

#include "controls/controls.hpp"
#include "controls/express.hpp"
#include "controls/setting.hpp"

#include <array>
#include <utility>

namespace kakoi::controls {

extern const Control kEcsLaunchPublicIp;

namespace {

using base::Message;
using base::Phrase;
using findings::Judgement;
using inventory::LauncherKind;

constexpr Phrase kUnread{"what the module {} launches cannot be known", "モジュール {} が何を起動するか判定できません"};
constexpr Phrase kUnreadNoSource{"what this module launches cannot be known",
                                 "このモジュールが何を起動するか判定できません"};
constexpr Phrase kUnreadStack{"what this nested stack launches cannot be known",
                              "このネストされたスタックが何を起動するか判定できません"};
constexpr Phrase kUnreadRule{"whether this rule starts ECS tasks, and how, is not known",
                             "このルールが ECS タスクを起動するかどうか、判定できません"};
constexpr Phrase kUnreadPart{"what this part of the template launches cannot be known",
                             "テンプレートのこの部分が何を起動するか判定できません"};
constexpr Phrase kUnreadMachine{"whether this state machine starts ECS tasks, and how, is not known",
                                "このステートマシンが ECS タスクを起動するかどうか、判定できません"};
constexpr Phrase kGiven{"it is given assign_public_ip = {}", "assign_public_ip = {} が渡されています"};
constexpr Phrase kGivenUnknown{"it is given an argument assign_public_ip", "引数 assign_public_ip が渡されています"};
constexpr Phrase kGetIt{
    "run terraform get and scan again, or scan the module where its code is",
    "terraform get を実行してからもう一度スキャンするか、モジュールのコードがある場所でスキャンしてください"};

SettingTexts texts_of(LauncherKind kind) {
  switch (kind) {
    case LauncherKind::rule_target:
      return {.fails = {"each task that this rule starts gets a public IP address",
                        "このルールが起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that this rule starts get no public IP address",
                         "このルールが起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that this rule starts get a public IP address is not known",
                          "このルールが起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::schedule:
      return {.fails = {"each task that this schedule starts gets a public IP address",
                        "このスケジュールが起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that this schedule starts get no public IP address",
                         "このスケジュールが起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that this schedule starts get a public IP address is not known",
                          "このスケジュールが起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::pipe:
      return {.fails = {"each task that this pipe starts gets a public IP address",
                        "このパイプが起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that this pipe starts get no public IP address",
                         "このパイプが起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that this pipe starts get a public IP address is not known",
                          "このパイプが起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::state:
      return {.fails = {"each task that this state starts gets a public IP address",
                        "このステートが起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that this state starts get no public IP address",
                         "このステートが起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that this state starts get a public IP address is not known",
                          "このステートが起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::task_execution:
      return {.fails = {"each task that Terraform starts here gets a public IP address",
                        "Terraform がここで起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that Terraform starts here get no public IP address",
                         "Terraform がここで起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that Terraform starts here get a public IP address is not known",
                          "Terraform がここで起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::run_task:
      return {.fails = {"each task that this call starts gets a public IP address",
                        "この呼び出しで起動する各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks that this call starts get no public IP address",
                         "この呼び出しで起動するタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether the tasks that this call starts get a public IP address is not known",
                          "この呼び出しで起動するタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::cluster:
      return {.fails = {"each task of this cluster gets a public IP address",
                        "このクラスターの各タスクにパブリック IP が自動で割り当てられます"},
              .passes = {"the tasks of this cluster get no public IP address",
                         "このクラスターのタスクにパブリック IP は割り当てられません"},
              .unknown = {"whether tasks of this cluster get a public IP address is not known",
                          "このクラスターのタスクにパブリック IP が割り当てられるかどうか判定できません"}};
    case LauncherKind::express_service:
      break;
  }
  return {.fails = {"each task of this Express Mode service gets a public IP address",
                    "この Express Mode サービスの各タスクにパブリック IP が自動で割り当てられます"},
          .passes = {"the tasks of this Express Mode service get no public IP address",
                     "この Express Mode サービスのタスクにパブリック IP は割り当てられません"},
          .unknown = {"whether the tasks of this Express Mode service get a public IP address is not known",
                      "この Express Mode サービスのタスクにパブリック IP が割り当てられるかどうか判定できません"}};
}

Phrase text_of(inventory::UnreadKind kind) {
  switch (kind) {
    case inventory::UnreadKind::rule:
      return kUnreadRule;
    case inventory::UnreadKind::part:
      return kUnreadPart;
    case inventory::UnreadKind::state_machine:
      break;
  }
  return kUnreadMachine;
}

Judgement judge_module(const inventory::UnreadModule& module) {
  Message reason = module.why.reason;
  if (module.assign_public_ip.has_value()) {
    reason = reason.also(module.assign_public_ip->empty() ? Message(kGivenUnknown)
                                                          : Message(kGiven, {*module.assign_public_ip}));
  }
  Judgement judgement{.control = kEcsLaunchPublicIp.id, .id = module.id, .severity = kEcsLaunchPublicIp.severity};
  const bool is_stack = module.id.source == "cloudformation";
  judgement.message = is_stack                ? Message(kUnreadStack)
                      : module.source.empty() ? Message(kUnreadNoSource)
                                              : Message(kUnread, {module.source});
  judgement.reason = std::move(reason);
  judgement.advice = module.why.remedy == base::Remedy::get_modules && !is_stack
                         ? kGetIt
                         : advice_for(module.why.remedy, module.id.source);
  judgement.trail = module.why.trail;
  judgement.header = module.header;
  judgement.location = module.header;
  return judgement;
}

constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::clusters,
                               inventory::ListingKind::rules,  inventory::ListingKind::schedules,
                               inventory::ListingKind::pipes,  inventory::ListingKind::state_machines};

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::Launcher& launcher : inventory.launchers) {
    inventory::Launch launch = launcher.launch;
    if (launcher.kind == LauncherKind::express_service) {
      launch.assign_public_ip = express_setting(subject, launch);
    }
    judgements.push_back(judge_setting(
        subject, kEcsLaunchPublicIp, texts_of(launcher.kind), launcher.id,
        {.launch = launch, .location = launcher.location, .existence = launcher.existence, .controller = nullptr}));
  }
  for (const inventory::UnreadModule& module : inventory.unread_modules) {
    judgements.push_back(judge_module(module));
  }
  for (const inventory::UnreadDefinition& definition : inventory.unread_definitions) {
    judgements.push_back(judge_unread(kEcsLaunchPublicIp, definition, text_of(definition.kind)));
  }
  judge_unlisted(kEcsLaunchPublicIp, inventory, kListings, judgements);
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
