#include "ops/subjects.hpp"

#include "controls/egress.hpp"
#include "controls/subject.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using fixes::Word;
using inventory::Inventory;

constexpr Phrase kIgnored{
    "ignore_changes names the setting: this edit changes nothing of what is deployed until that is taken out",
    "ignore_changes に設定が含まれるため、それを外すまでデプロイ済みのものは変わりません"};
constexpr Phrase kCodeDeploy{
    "deployment controller CODE_DEPLOY: AWS refuses the update; a CodeDeploy deployment with the network configuration "
    "in its AppSpec has to make the change",
    "デプロイコントローラーが CODE_DEPLOY のため、更新は AWS に拒否されます。AppSpec にネットワーク設定を書いた "
    "CodeDeploy "
    "デプロイで変更してください"};
constexpr Phrase kMaybeCodeDeploy{
    "whether the deployment controller is CODE_DEPLOY, of which AWS refuses the update, is not known",
    "デプロイコントローラーが CODE_DEPLOY (更新は AWS に拒否されます) かどうか判定できません"};
constexpr Phrase kReplaced{
    "a change replaces the task set, and without create_before_destroy its tasks stop first: an outage",
    "変更するとタスクセットが作り直されます。create_before_destroy がないため先にタスクが止まり、サービスが中断します"};
constexpr Phrase kReplacedByStack{
    "a change replaces the task set: CloudFormation makes a new one first; see that it becomes the primary one",
    "変更するとタスクセットが作り直されます。CloudFormation は先に新しいものを作成します。それがプライマリになることを"
    "確認してください"};
constexpr Phrase kNotDestroyed{
    "a change replaces the task set, and Terraform refuses that while it has prevent_destroy",
    "変更するとタスクセットが作り直されますが、prevent_destroy がある間は Terraform がエラーにします"};
constexpr Phrase kExternal{
    "deployment controller EXTERNAL: AWS refuses the update; new task sets have to bring the change",
    "デプロイコントローラーが EXTERNAL のため、更新は AWS に拒否されます。新しいタスクセットで変更してください"};
constexpr Phrase kReachedDirectly{
    "clients on the internet that reach the tasks at their own addresses lose them: put a load balancer in front",
    "インターネットからタスク自身のアドレスへ接続しているクライアントは接続できなくなります。ロードバランサーを前段に"
    "置いてください"};

constexpr Phrase kFewer{
    "a deployment stops tasks before it starts new ones: fewer run meanwhile, or none",
    "デプロイは新しいタスクの起動前に既存のタスクを止めるため、その間は稼働数が減るか 0 になります"};

constexpr Phrase kKeepsIpv6{
    "AssignPublicIp decides over IPv4 alone: in subnet {} the tasks may keep a public IPv6 address, with a route to "
    "an internet gateway",
    "AssignPublicIp が決めるのは IPv4 だけです。サブネット {} のタスクには、インターネットゲートウェイへのルートを持つ "
    "パブリック IPv6 アドレスが残る場合があります"};

/// What can start tasks, whatever kind of thing it is.
struct Starter {
  const inventory::Launch& launch;
  Word word = Word::boolean;
  const inventory::Service* service = nullptr;  ///< where it is one
  bool is_task_set = false;
};

/// What is around the tasks of a root.
struct Around {
  Around(const Inventory& inventory, const std::vector<controls::Assertion>& assertions)
      : subject(inventory, nullptr, &assertions), witnesses(subject) {}

  controls::Subject subject;
  controls::Witnesses witnesses;
};

template <typename Things>
auto found(const Things& things, const findings::Judgement& judgement) {
  return std::find_if(things.begin(), things.end(), [&](const auto& thing) {
    return thing.location.header == judgement.header && thing.id.address == judgement.id.address &&
           thing.id.target == judgement.id.target;
  });
}

Word word_of(inventory::LauncherKind kind) {
  const bool is_text = kind == inventory::LauncherKind::pipe || kind == inventory::LauncherKind::state;
  return is_text ? Word::text : Word::boolean;
}

std::optional<Starter> starter_of(const Inventory& inventory, const findings::Judgement& judgement) {
  if (const auto at = found(inventory.services, judgement); at != inventory.services.end()) {
    return Starter{.launch = at->launch, .service = &*at};
  }
  if (const auto at = found(inventory.task_sets, judgement); at != inventory.task_sets.end()) {
    return Starter{.launch = at->launch, .is_task_set = true};
  }
  if (const auto at = found(inventory.launchers, judgement); at != inventory.launchers.end()) {
    return Starter{.launch = at->launch, .word = word_of(at->kind)};
  }
  if (const auto at = found(inventory.batch_jobs, judgement); at != inventory.batch_jobs.end()) {
    return Starter{.launch = at->launch, .word = Word::text};
  }
  return std::nullopt;
}

// Anyone, or some, whom the network lets in, and for whom nothing stands in front of the tasks.
bool is_reached_directly(const inventory::Launch& launch, findings::Exposure exposure) {
  const bool is_reached = exposure == findings::Exposure::anywhere || exposure == findings::Exposure::restricted;
  return is_reached && launch.target_groups.items.empty() && !launch.target_groups.more.has_value();
}

std::optional<int> number(const base::Known<int>& value) {
  return value.match([](int known) { return std::optional(known); },
                     [](const base::Unknown&) { return std::optional<int>(); });
}

// "minimumHealthyPercent … of the desiredCount … (rounded up to the nearest integer)", "maximumPercent … (rounded down
// to the nearest integer)". (Amazon ECS API Reference, DeploymentConfiguration.) Where only the percentages are known,
// such of which this is true for any count.
bool stops_before_it_starts(const inventory::Service& service) {
  constexpr int kAll = 100;
  const bool rolls = service.controller.match(
      [](inventory::DeploymentController known) { return known == inventory::DeploymentController::ecs; },
      [](const base::Unknown&) { return false; });
  const auto minimum = service.replacing.has_value() ? number(service.replacing->minimum_percent) : std::nullopt;
  const auto maximum = service.replacing.has_value() ? number(service.replacing->maximum_percent) : std::nullopt;
  if (!rolls || !minimum.has_value() || !maximum.has_value()) {
    return false;
  }
  const auto desired = number(service.replacing->desired);
  if (!desired.has_value()) {
    return *minimum == 0 && *maximum <= kAll;
  }
  const std::int64_t wanted = *desired;
  const std::int64_t least = (wanted * *minimum + kAll - 1) / kAll;
  const std::int64_t most = wanted * *maximum / kAll;
  return least < wanted && most <= wanted;
}

// Subnets whose tasks have addresses of IPv6, of which all are public, that the internet may send to.
std::vector<Message> what_stays(const inventory::Launch& launch, const controls::Subject& subject) {
  std::vector<Message> stays;
  for (const inventory::Reference& subnet : launch.subnets.items) {
    // Where the subnet gives them, a setting of the account decides whether tasks take one.
    const bool may_have_ipv6 =
        subject.reach != nullptr && subject.reach->posture.has_ipv6(subnet).match(
                                        [](bool has) { return has; }, [](const base::Unknown&) { return true; });
    if (may_have_ipv6 &&
        subject.reach->posture.leads_to_internet(subnet, inventory::Family::v6).truth == reachability::Truth::yes) {
      subnet.match([&](const std::string& name) { stays.emplace_back(kKeepsIpv6, std::vector<std::string>{name}); },
                   [](const base::Unknown&) {});
    }
  }
  return stays;
}

std::vector<Message> concerns_of(const Starter& starter, findings::Exposure exposure, bool is_terraform) {
  std::vector<Message> concerns;
  if (starter.launch.lifecycle.ignores_setting) {
    concerns.emplace_back(kIgnored);
  }
  if (starter.service != nullptr) {
    starter.service->controller.match(
        [&](inventory::DeploymentController known) {
          if (known == inventory::DeploymentController::code_deploy) {
            concerns.emplace_back(kCodeDeploy);
          } else if (known == inventory::DeploymentController::external) {
            concerns.emplace_back(kExternal);
          }
        },
        [&](const base::Unknown&) { concerns.emplace_back(kMaybeCodeDeploy); });
    if (stops_before_it_starts(*starter.service)) {
      concerns.emplace_back(kFewer);
    }
  }
  const inventory::Lifecycle& lifecycle = starter.launch.lifecycle;
  if (starter.is_task_set && !is_terraform) {
    concerns.emplace_back(kReplacedByStack);
  } else if (starter.is_task_set && lifecycle.prevent_destroy) {
    concerns.emplace_back(kNotDestroyed);
  } else if (starter.is_task_set && !lifecycle.create_before_destroy) {
    concerns.emplace_back(kReplaced);
  }
  if (is_reached_directly(starter.launch, exposure)) {
    concerns.emplace_back(kReachedDirectly);
  }
  return concerns;
}

// Of things that are called the same, the one that stands there.
const findings::Finding* written_out(const sources::Reading& reading, const findings::Judgement& judgement,
                                     const std::vector<findings::Finding>& findings, std::set<std::string>& taken) {
  const base::Place place = reading.place(judgement.location);
  const auto& id = judgement.id;
  const auto key = [](const findings::Finding& of) {
    return std::tie(of.id.root, of.id.address, of.id.target, of.control);
  };
  const std::string control(judgement.control);
  const auto wanted = std::tie(id.root, id.address, id.target, control);
  for (auto at = std::lower_bound(findings.begin(), findings.end(), wanted,
                                  [&](const findings::Finding&each, const auto&of) { return key(each) < of; });
       at != findings.end() && key(*at) == wanted; ++at) {
    if (at->location.offset == place.offset && at->location.line == place.line &&
        taken.insert(at->fingerprint).second) {
      return &*at;
    }
  }
  return nullptr;
}

fixes::Tasks tasks_of(const inventory::Launch& launch, const controls::Subject& subject) {
  inventory::TaskDefinition unread;
  return {.launch = launch, .definition = controls::definition_of(subject, launch.definition, unread)};
}

}  // namespace

std::vector<fixes::Subject> subjects_of(sources::Reading& reading, const std::vector<findings::Judgement>& judgements,
                                        const std::vector<findings::Finding>& findings,
                                        const std::vector<controls::Assertion>& assertions) {
  std::vector<fixes::Subject> subjects;
  std::set<std::string> taken;
  std::optional<Around> around;  // only where something fails
  for (const findings::Judgement& judgement : judgements) {
    const findings::Finding* finding =
        judgement.remedies.empty() ? nullptr : written_out(reading, judgement, findings, taken);
    if (finding == nullptr || finding->acceptance.has_value()) {
      continue;
    }
    if (reading.inventory().network == nullptr) {
      reading.add_network();
    }
    const auto starter = starter_of(reading.inventory(), judgement);
    if (!starter.has_value()) {
      continue;
    }
    const bool is_terraform = judgement.id.source == "terraform";
    const bool has_setting = !(judgement.location == judgement.header);
    fixes::Subject subject{.finding = *finding};
    subject.spots = reading.spots(judgement.trail, has_setting ? std::optional(judgement.location) : std::nullopt);
    for (const base::TrailId trail : starter->launch.other_branches) {
      subject.other_branches.push_back(reading.spots(trail, std::nullopt));
    }
    subject.word = is_terraform ? starter->word : Word::text;
    if (!around.has_value()) {
      around.emplace(reading.inventory(), assertions);
    }
    subject.grounds = fixes::grade_of(around->subject, around->witnesses, starter->launch, judgement.id.address);
    subject.concerns = concerns_of(*starter, finding->exposure, is_terraform);
    for (Message& each : what_stays(starter->launch, around->subject)) {
      subject.concerns.push_back(std::move(each));
    }
    if (subject.grounds.grade == fixes::Grade::blocked || subject.grounds.has_no_registry) {
      subject.tasks = tasks_of(starter->launch, around->subject);
    }
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace kakoi::ops
