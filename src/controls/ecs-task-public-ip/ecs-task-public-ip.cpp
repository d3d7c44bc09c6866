// What a running task has, whatever the settings say: its network interface holds a public address, or not.

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/setting.hpp"

#include <array>
#include <optional>
#include <utility>

namespace kakoi::controls {

extern const Control kEcsTaskPublicIp;

namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;

constexpr Phrase kFails{"this task has the public IP address {}",
                        "このタスクにパブリック IP {} が割り当てられています"};
constexpr Phrase kPasses{"this task has no public IP address", "このタスクにパブリック IP はありません"};
constexpr Phrase kUnknown{"whether this task has a public IP address is not known",
                          "このタスクにパブリック IP があるかどうか判定できません"};
constexpr Phrase kFailsByIpv6{"the internet reaches this task at the IPv6 address {}",
                              "このタスクの IPv6 アドレス {} にインターネットから届きます"};
constexpr Phrase kOpenToIpv6{"it has the IPv6 address {}; whether the internet can reach that is not known",
                             "IPv6 アドレス {} があります。インターネットから届くかどうか分かりません"};
constexpr Phrase kShutToIpv6{"the internet does not reach its IPv6 address {}",
                             "IPv6 アドレス {} にはインターネットから届きません"};
constexpr Phrase kCloseIpv6{
    "let an egress-only internet gateway take the IPv6 traffic of its subnet, or narrow its security groups and "
    "network "
    "ACL",
    "サブネットの IPv6 を egress-only インターネットゲートウェイに通すか、セキュリティグループとネットワーク ACL を"
    "絞ってください"};
constexpr Phrase kLookAtRoutes{
    "look at the route table of its subnet: a route to an internet gateway makes the address public",
    "サブネットのルートテーブルを確認してください。インターネットゲートウェイへの経路があればパブリックです"};
constexpr Phrase kDoesNotApply{"there is no network interface of the task",
                               "タスクのネットワークインターフェイスがありません"};
constexpr Phrase kStopped{"the task has stopped", "タスクは停止しています"};
constexpr Phrase kNoInterface{
    "the task has no network interface of its own (network mode bridge or host): it answers on the address of its "
    "instance",
    "タスク専用のネットワークインターフェイスがありません (ネットワークモードが bridge または host)。"
    "インスタンスのアドレスで応答します"};
constexpr Phrase kOnPublicInstance{"its instance {} has the public IP address {}",
                                   "インスタンス {} にはパブリック IP {} があります"};
constexpr Phrase kOnPrivateInstance{"its instance {} has no public IP address",
                                    "インスタンス {} にパブリック IP はありません"};
constexpr Phrase kOnUnknownInstance{"whether its instance has a public IP address is not known",
                                    "インスタンスにパブリック IP があるかどうか判定できません"};
constexpr Phrase kReleased{"the task is ending, and its network interface is gone",
                           "タスクは終了中で、ネットワークインターフェイスは既に削除されています"};
constexpr Phrase kAwaits{
    "the task is starting and has no network interface yet; its deployment or task set has the setting off",
    "タスクは起動中で、ネットワークインターフェイスはまだありません。デプロイまたはタスクセットの設定は無効です"};
constexpr Phrase kAlone{"it belongs to no service: group {}, started by {}",
                        "どのサービスにも属しません (group: {}、startedBy: {})"};
constexpr Phrase kReplaceIt{
    "turn the setting off in what started it, then replace the task: a network interface keeps its address as long as "
    "it lives",
    "起動元の設定を無効にしてから、タスクを入れ替えてください。アドレスはネットワークインターフェイスがある限り残りま"
    "す"};

TaskInterface interface_of(const inventory::Task& task, const inventory::Addresses& addresses) {
  return {.id = task.interfaces.empty() ? std::string() : task.interfaces.front(),
          .ipv4 = addresses.public_ipv4,
          .ipv6 = addresses.ipv6};
}

// An IPv6 address is a public one as far as the internet can reach it.
void by_ipv6(const Subject& subject, const inventory::Task& task, const inventory::Addresses& addresses,
             Judgement& judgement) {
  judgement.location = task.address;
  judgement.message = kUnknown;
  judgement.reason = Message(kOpenToIpv6, {addresses.ipv6});
  judgement.advice = kLookAtRoutes;
  if (subject.reach == nullptr) {
    return;
  }
  const reachability::Exposure exposure = exposure_of(subject, task, addresses);
  switch (exposure.kind) {
    case reachability::ExposureKind::unreachable:
      judgement.verdict = Verdict::pass;
      judgement.message = kPasses;
      judgement.reason = Message(kShutToIpv6, {addresses.ipv6}).then(exposure.why);
      judgement.advice = {};
      judgement.exposure = findings::Exposure::unreachable;
      return;
    case reachability::ExposureKind::anywhere:
    case reachability::ExposureKind::restricted:
      judgement.verdict = Verdict::fail;
      judgement.message = Message(kFailsByIpv6, {addresses.ipv6});
      judgement.reason = {};
      judgement.advice = kCloseIpv6;
      judgement.risks = risks_of(kEcsTaskPublicIp, task.security_groups, task.groups);
      break;
    case reachability::ExposureKind::unknown:
    case reachability::ExposureKind::idle:
      judgement.reason = Message(kOpenToIpv6, {addresses.ipv6}).then(exposure.why);
      break;
  }
  add_exposure(exposure, interface_of(task, addresses), judgement);
}

void known(const Subject& subject, const inventory::Task& task, const inventory::Addresses& addresses,
           Judgement& judgement) {
  if (!addresses.public_ipv4.empty()) {
    judgement.verdict = Verdict::fail;
    judgement.message = Message(kFails, {addresses.public_ipv4});
    judgement.advice = kReplaceIt;
    judgement.risks = risks_of(kEcsTaskPublicIp, task.security_groups, task.groups);
    judgement.location = task.address;
    if (subject.reach != nullptr) {
      add_exposure(exposure_of(subject, task, addresses), interface_of(task, addresses), judgement);
    }
  } else if (!addresses.ipv6.empty()) {
    by_ipv6(subject, task, addresses, judgement);
  } else {
    judgement.verdict = Verdict::pass;
    judgement.message = kPasses;
  }
}

Message on_instance(const inventory::Task& task) {
  if (!task.instance.has_value()) {
    return kNoInterface;
  }
  return task.instance->match(
      [](const inventory::Instance& known) {
        return Message(kNoInterface)
            .also(known.public_ipv4.empty() ? Message(kOnPrivateInstance, {known.id})
                                            : Message(kOnPublicInstance, {known.id, known.public_ipv4}));
      },
      [](const Unknown& why) { return Message(kNoInterface).also(Message(kOnUnknownInstance).then(why.reason)); });
}

// Why there is no network interface to look at; nothing where there is one.
std::optional<Message> without_interface(const inventory::Task& task) {
  if (task.has_stopped) {
    return Message(kStopped);
  }
  if (!task.has_interface) {
    return on_instance(task);
  }
  if (task.has_released_interface) {
    return Message(kReleased);
  }
  return task.awaits_interface ? std::optional<Message>(kAwaits) : std::nullopt;
}

Judgement judge_task(const Subject& subject, const inventory::Task& task) {
  Judgement judgement{.control = kEcsTaskPublicIp.id, .id = task.id, .severity = kEcsTaskPublicIp.severity};
  judgement.header = task.header;
  judgement.location = task.header;
  if (const auto why = without_interface(task)) {
    judgement.verdict = Verdict::not_applicable;
    judgement.message = kDoesNotApply;
    judgement.reason = *why;
    return judgement;
  }
  task.addresses.match(
      [&](const inventory::Addresses& addresses) {
        known(subject, task, addresses, judgement);
        return true;
      },
      [&](const Unknown& why) {
        judgement.message = kUnknown;
        judgement.reason = why.reason;
        judgement.advice = advice_for(why.remedy, judgement.id.source);
        judgement.trail = why.trail;
        return false;
      });
  if (task.service.empty() && !task.group.empty()) {
    const Message alone(kAlone, {task.group, task.started_by.empty() ? "-" : task.started_by});
    judgement.reason = judgement.reason.empty() ? alone : judgement.reason.also(alone);
  }
  return judgement;
}

constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::clusters,
                               inventory::ListingKind::tasks};

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::Task& task : inventory.tasks) {
    judgements.push_back(judge_task(subject, task));
  }
  judge_unlisted(kEcsTaskPublicIp, inventory, kListings, judgements);
}

}  // namespace

constinit const Control kEcsTaskPublicIp{
    .id = "ecs-task-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::high,
    .title = {"no running task should have a public IP address", "実行中のタスクにパブリック IP を持たせない"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
