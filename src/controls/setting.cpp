#include "controls/setting.hpp"

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/effect.hpp"

#include <algorithm>
#include <string>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;
using inventory::LaunchType;
using inventory::NetworkMode;

constexpr Phrase kDoesNotApply{"the setting does not apply here", "この設定は適用されません"};
constexpr Phrase kAbsent{"count, for_each, enabled or a switch of its module creates no instance of it",
                         "count、for_each、enabled、またはモジュールのスイッチにより作成されません"};
constexpr Phrase kConditionFalse{"its condition is false, so that the stack does not have it",
                                 "条件が偽のため、スタックには作成されません"};
constexpr Phrase kDeleted{"it is deleted", "削除されます"};
constexpr Phrase kGone{"it has been deleted, or is going, and starts no more tasks",
                       "削除済み、または削除中のため、新しいタスクを起動しません"};
constexpr Phrase kKeeps{"it says nothing of the network: what it is applied to keeps the configuration that it has",
                        "ネットワーク設定が書かれていません。適用先の今の設定がそのまま残ります"};
constexpr Phrase kNotAwsvpc{"the task definition's network mode is {}, not awsvpc",
                            "タスク定義のネットワークモードが awsvpc ではなく {} です"};
constexpr Phrase kExternalType{
    "launch type EXTERNAL: ECS Anywhere has no awsvpc network interface",
    "起動タイプが EXTERNAL です。ECS Anywhere に awsvpc のネットワークインターフェイスはありません"};
constexpr Phrase kExternalController{
    "deployment controller EXTERNAL: the task sets carry the network configuration",
    "デプロイコントローラーが EXTERNAL です。ネットワーク設定はタスクセットが持ちます"};
constexpr Phrase kRefused{"the setting is on, but takes effect on Fargate only: AWS refuses it for tasks on {}",
                          "有効になっていますが、効果があるのは Fargate だけです。{} のタスクでは AWS に拒否されます"};
constexpr Phrase kWouldBeRefused{
    "whatever the setting is, it takes effect on Fargate only: AWS refuses it for tasks on {}",
    "値にかかわらず、効果があるのは Fargate だけです。{} のタスクでは AWS に拒否されます"};
constexpr Phrase kComputeUnknown{"the setting is on, but whether the tasks run on Fargate is not known",
                                 "有効になっていますが、タスクが Fargate で動くかどうか決まりません"};
constexpr Phrase kModeUnknown{"the setting is on, but whether the tasks use network mode awsvpc is not known",
                              "有効になっていますが、タスクのネットワークモードが awsvpc かどうか決まりません"};
constexpr Phrase kOnlyOnFargate{
    "neither launch type nor capacity provider is written, and the setting takes effect only on Fargate",
    "起動タイプもキャパシティープロバイダーも書かれていません。有効になるのは Fargate だけです"};
constexpr Phrase kDefault{"the setting is left out, and off is the default", "値は省略されており、既定は無効です"};
constexpr Phrase kIgnored{
    "ignore_changes names the setting: what is deployed may differ from the code, and stays as it is when the code "
    "changes",
    "ignore_changes に設定が含まれるため、デプロイ済みの値はコードと異なる可能性があり、コードを変えても変わりません"};
constexpr Phrase kFixIt{
    "turn it off where the value is decided, after making sure that the tasks reach their registry, logs and "
    "secrets without it",
    "値が決まる場所で無効にしてください。その前に、パブリック IP "
    "なしでレジストリ、ログ、シークレットに届くことを確かめてください"};
constexpr Phrase kTurnItOff{
    "turn it off in the code that makes it, or in AWS where there is none (kakoi explain says how), after making sure "
    "that the tasks reach their registry, logs and secrets without it",
    "作成元のコードで、コードがなければ AWS 上で無効にしてください (方法は kakoi explain)。その前に、パブリック IP "
    "なしでレジストリ、ログ、シークレットに届くことを確かめてください"};
constexpr Phrase kGiveIt{"give the missing value (--var, --var-file or --workspace), then scan again",
                         "足りない値を --var、--var-file、--workspace で与えて、もう一度スキャンしてください"};
constexpr Phrase kGiveParameter{"give the missing value (--param or --parameters), then scan again",
                                "足りない値を --param または --parameters で与えて、もう一度スキャンしてください"};
constexpr Phrase kScanIt{"scan it where its code is", "そのコードがある場所でスキャンしてください"};
constexpr Phrase kGetIt{"run terraform get, then scan again",
                        "terraform get を実行してから、もう一度スキャンしてください"};
constexpr Phrase kMendIt{"correct what the reason names, then scan again",
                         "理由に挙げた問題を直してから、もう一度スキャンしてください"};
constexpr Phrase kAskAws{"ask AWS for it, save the answer (in place of older ones), then scan again",
                         "AWS から応答を取得して保存し (古い応答は置き換え)、もう一度スキャンしてください"};
constexpr Phrase kWriteIt{"write a value that the code alone decides, then scan again",
                          "コードだけで決まる値にしてから、もう一度スキャンしてください"};
constexpr Phrase kAskAgain{
    "mend what the reason names (kakoi permissions scan shows all that a scan may need), then scan again",
    "理由に挙げた問題を直してから、もう一度スキャンしてください (必要な権限の一覧は kakoi permissions scan)"};
constexpr std::string_view kRunning = "aws";
constexpr std::string_view kTemplates = "cloudformation";
constexpr std::string_view kPlans = "plan";

std::string name_of(NetworkMode mode) {
  switch (mode) {
    case NetworkMode::awsvpc:
      return "awsvpc";
    case NetworkMode::bridge:
      return "bridge";
    case NetworkMode::host:
      return "host";
    case NetworkMode::none:
      return "none";
    case NetworkMode::not_awsvpc:
      return "bridge/host/none";
  }
  return "bridge";
}

// Decided without looking at anything else: nothing is started by this.
std::optional<Message> nothing_starts(const Setting& setting, std::string_view source) {
  using inventory::Existence;
  const Existence existence =
      setting.existence.match([](Existence known) { return known; }, [](const Unknown&) { return Existence::exists; });
  switch (existence) {
    case Existence::absent:
      return source == kTemplates ? kConditionFalse : kAbsent;
    case Existence::deleted:
      return source == kPlans ? kDeleted : kGone;
    case Existence::exists:
      break;
  }
  return setting.launch.keeps_configuration ? std::optional<Message>(kKeeps) : std::nullopt;
}

// Decided without looking at the flag: there is no awsvpc network interface that could have an address.
std::optional<Message> no_interface(const Setting& setting, const Known<Refusal>& effect) {
  const inventory::Launch& launch = setting.launch;
  const bool external = launch.compute.launch_type.match(
      [](const std::optional<LaunchType>& type) { return type == LaunchType::external; },
      [](const Unknown&) { return false; });
  if (external) {
    return kExternalType;
  }
  const bool external_controller =
      setting.controller != nullptr && !launch.has_network_configuration &&
      setting.controller->match(
          [](inventory::DeploymentController c) { return c == inventory::DeploymentController::external; },
          [](const Unknown&) { return false; });
  if (external_controller) {
    return kExternalController;
  }
  // Fargate runs awsvpc only: a task definition that says otherwise is refused, not run without an address.
  const bool on_fargate = effect.match([](const Refusal& r) { return r.effect == Effect::takes_effect; },
                                       [](const Unknown&) { return false; });
  const auto mode = launch.network_mode.match([](const std::optional<NetworkMode>& m) { return m; },
                                              [](const Unknown&) { return std::optional<NetworkMode>{}; });
  if (!on_fargate && mode.has_value() && *mode != NetworkMode::awsvpc) {
    return Message(kNotAwsvpc, {name_of(*mode)});
  }
  return std::nullopt;
}

void does_not_apply(Judgement& judgement, Message reason) {
  judgement.verdict = Verdict::not_applicable;
  judgement.message = kDoesNotApply;
  judgement.reason = std::move(reason);
}

void is_unknown(Judgement& judgement, const SettingTexts& texts, const Unknown& why) {
  judgement.verdict = Verdict::unknown;
  judgement.message = texts.unknown;
  judgement.reason = why.reason;
  judgement.advice = advice_for(why.remedy, judgement.id.source);
  judgement.trail = why.trail;
}

std::optional<Unknown> why_unknown(const Known<std::optional<NetworkMode>>& mode) {
  return mode.match([](const std::optional<NetworkMode>&) { return std::optional<Unknown>(); },
                    [](const Unknown& why) { return std::optional(why); });
}

void flag_is_on(const Control& control, const SettingTexts& texts, const inventory::Launch& launch,
                const Known<Refusal>& effect, Judgement& judgement) {
  effect.match(
      [&](const Refusal& known) {
        if (known.effect == Effect::refused) {
          does_not_apply(judgement, Message(kRefused, {known.where}));
          return true;
        }
        // Fargate runs awsvpc only; where nothing says that it is Fargate, another mode would have no address.
        const std::optional<Unknown> mode = why_unknown(launch.network_mode);
        if (known.effect == Effect::not_written && mode.has_value()) {
          is_unknown(judgement, texts, *mode);
          judgement.reason = Message(kModeUnknown).then(mode->reason);
          return false;
        }
        judgement.verdict = Verdict::fail;
        judgement.message =
            known.effect == Effect::not_written ? Message(texts.fails).also(kOnlyOnFargate) : Message(texts.fails);
        const bool is_code =
            judgement.id.source != "saved" && judgement.id.source != "state" && judgement.id.source != kRunning;
        judgement.advice = is_code ? kFixIt : kTurnItOff;
        judgement.risks = risks_of(control, launch.security_groups, launch.groups);
        judgement.remedies = {findings::Remedy::set_public_ip_off};
        return true;
      },
      [&](const Unknown& why) {
        is_unknown(judgement, texts, why);
        judgement.reason = Message(kComputeUnknown).then(why.reason);
        return false;
      });
}

void flag_is_unknown(const SettingTexts& texts, const Unknown& why, const Known<Refusal>& effect,
                     Judgement& judgement) {
  const std::string refused_on =
      effect.match([](const Refusal& known) { return known.effect == Effect::refused ? known.where : std::string{}; },
                   [](const Unknown&) { return std::string{}; });
  if (!refused_on.empty()) {
    does_not_apply(judgement, Message(kWouldBeRefused, {refused_on}));
  } else {
    is_unknown(judgement, texts, why);
  }
}

Phrase text_of(inventory::ListingKind kind) {
  using inventory::ListingKind;
  switch (kind) {
    case ListingKind::region:
      return {"what there is in this region is not known", "このリージョンに何があるか判定できません"};
    case ListingKind::clusters:
      return {"which clusters there are, and what runs in them, is not known",
              "どのクラスターがあり、何が動いているか判定できません"};
    case ListingKind::services:
      return {"which services this cluster has is not known, or not all of them",
              "このクラスターのサービスを、すべては把握できません"};
    case ListingKind::task_sets:
      return {"which task sets this service has is not known", "このサービスのタスクセットを把握できません"};
    case ListingKind::tasks:
      return {"which tasks run in this cluster is not known, or not all of them",
              "このクラスターで動いているタスクを、すべては把握できません"};
    case ListingKind::rules:
      return {"which EventBridge rules start tasks is not known, or not of all of them",
              "タスクを起動する EventBridge ルールを、すべては把握できません"};
    case ListingKind::schedules:
      return {"which schedules start tasks is not known, or not of all of them",
              "タスクを起動するスケジュールを、すべては把握できません"};
    case ListingKind::pipes:
      return {"which pipes start tasks is not known, or not of all of them",
              "タスクを起動するパイプを、すべては把握できません"};
    case ListingKind::state_machines:
      return {"which state machines start tasks is not known, or not of all of them",
              "タスクを起動するステートマシンを、すべては把握できません"};
    case ListingKind::job_definitions:
      return {"which job definitions there are is not known, or not all of them",
              "ジョブ定義を、すべては把握できません"};
  }
  return {"what there is is not known", "何があるか判定できません"};
}

void add_reason(Judgement& judgement, const Message& more) {
  judgement.reason = judgement.reason.empty() ? more : judgement.reason.also(more);
}

}  // namespace

std::vector<findings::Risk> risks_of(const Control& control, std::span<const std::string> names,
                                     const inventory::References& groups) {
  constexpr Phrase kDirect{"direct access", "インターネットからの直接アクセス"};
  constexpr Phrase kDirectWhy{"the internet can address each task", "各タスクにインターネットから直接届きます"};
  constexpr Phrase kData{"data exposure", "意図しないデータ露出"};
  constexpr Phrase kDataWhy{"a flaw in the application can be used from outside",
                            "アプリケーションの欠陥を外部から突かれます"};
  constexpr Phrase kDenial{"denial of service", "DDoS 攻撃"};
  constexpr Phrase kDenialWhy{"each task is a target of its own, in front of any load balancer",
                              "ロードバランサーを通さず、各タスクが直接狙われます"};
  constexpr Phrase kGroup{"security group", "セキュリティグループの誤設定"};
  constexpr Phrase kGroupWhy{"the tasks are protected by {} alone", "タスクを守るのは {} の受信ルールだけです"};
  constexpr Phrase kDefaultGroup{"the tasks are protected by the default group of the VPC alone",
                                 "タスクを守るのは VPC の既定のセキュリティグループの受信ルールだけです"};
  constexpr Phrase kCompliance{"compliance", "コンプライアンス違反"};
  constexpr Phrase kComplianceWhy{"fails {}", "{} に違反します"};
  constexpr Phrase kNoStandardWhy{
      "standards ask for no public exposure without need; Security Hub has no control for this",
      "不要な公開を避けることは多くの基準の要求です。Security Hub に専用の項目はありません"};
  constexpr Phrase kSomeGroup{"the tasks are protected by security groups alone that are not known",
                              "タスクを守るのはセキュリティグループの受信ルールだけで、どのグループかは分かりません"};
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ", ") + name;
  }
  const bool has_none = groups.items.empty() && !groups.more.has_value();
  const Message group_why = !all.empty() ? Message(kGroupWhy, {all}) : has_none ? kDefaultGroup : kSomeGroup;
  const Message standard_why =
      control.standards.empty() ? Message(kNoStandardWhy) : Message(kComplianceWhy, {std::string(control.standards)});
  return {{.number = 1, .name = kDirect, .why = kDirectWhy},
          {.number = 2, .name = kData, .why = kDataWhy},
          {.number = 3, .name = kDenial, .why = kDenialWhy},
          {.number = 4, .name = kGroup, .why = group_why},
          {.number = 5, .name = kCompliance, .why = standard_why}};
}

Phrase advice_for(base::Remedy remedy, std::string_view source) {
  const bool is_template = source == kTemplates;
  switch (remedy) {
    case base::Remedy::get_modules:
      return is_template ? kScanIt : kGetIt;
    case base::Remedy::give_input:
      return is_template ? kGiveParameter : kGiveIt;
    case base::Remedy::mend:
      return kMendIt;
    case base::Remedy::ask_aws:
      return source == kRunning ? kAskAgain : kAskAws;
    case base::Remedy::write_it_out:
      break;
  }
  return kWriteIt;
}

Judgement judge_setting(const Subject& subject, const Control& control, const SettingTexts& texts,
                        const inventory::Identity& id, const Setting& setting) {
  const inventory::Launch& launch = setting.launch;
  Judgement judgement{.control = control.id, .id = id, .severity = control.severity};
  judgement.header = setting.location.header;
  judgement.location = setting.location.setting.value_or(setting.location.header);
  judgement.trail = launch.assign_public_ip.trail();
  judgement.exposure = setting.is_idle ? findings::Exposure::idle : findings::Exposure::unknown;
  if (const std::optional<Message> why = nothing_starts(setting, id.source)) {
    judgement.location = setting.location.header;
    judgement.trail = base::TrailId::none;
    does_not_apply(judgement, *why);
    return judgement;
  }
  const Known<Refusal> effect = effect_of(launch.compute);
  const std::optional<Message> without_interface = no_interface(setting, effect);
  launch.assign_public_ip.match(
      [&](bool on) {
        if (without_interface.has_value()) {
          does_not_apply(judgement, *without_interface);
        } else if (on) {
          flag_is_on(control, texts, launch, effect, judgement);
        } else {
          judgement.verdict = Verdict::pass;
          judgement.message =
              launch.assign_public_ip.is_defaulted() ? Message(texts.passes).also(kDefault) : Message(texts.passes);
        }
        return on;
      },
      [&](const Unknown& why) {
        if (without_interface.has_value()) {
          does_not_apply(judgement, *without_interface);
        } else {
          flag_is_unknown(texts, why, effect, judgement);
        }
        return false;
      });
  if (judgement.verdict == Verdict::fail) {
    add_exposure(subject, launch, base::Known<bool>::defaulted(true), setting.is_idle, judgement);
  }
  if (!launch.basis.empty()) {
    add_reason(judgement, launch.basis);
  }
  if (launch.lifecycle.ignores_setting) {
    add_reason(judgement, kIgnored);
  }
  return judgement;
}

void judge_unlisted(const Control& control, const inventory::Inventory& inventory,
                    std::span<const inventory::ListingKind> kinds, std::vector<Judgement>& judgements) {
  for (const inventory::Unlisted& listing : inventory.unlisted) {
    if (std::find(kinds.begin(), kinds.end(), listing.kind) != kinds.end()) {
      Judgement judgement{.control = control.id, .id = listing.id, .severity = control.severity};
      judgement.message = text_of(listing.kind);
      judgement.reason = listing.why.reason;
      judgement.advice = advice_for(listing.why.remedy, listing.id.source);
      judgement.header = listing.header;
      judgement.location = listing.header;
      judgements.push_back(std::move(judgement));
    }
  }
}

void judge_unread_services(const Control& control, const inventory::Inventory& inventory, Phrase message,
                           std::vector<Judgement>& judgements) {
  for (const inventory::Service& service : inventory.services) {
    if (!service.is_read) {
      Judgement judgement{.control = control.id, .id = service.id, .severity = control.severity};
      judgement.message = message;
      service.launch.assign_public_ip.match([](bool) { return true; },
                                            [&](const Unknown& why) {
                                              judgement.reason = why.reason;
                                              judgement.advice = advice_for(why.remedy, service.id.source);
                                              return false;
                                            });
      judgement.header = service.location.header;
      judgement.location = service.location.header;
      judgements.push_back(std::move(judgement));
    }
  }
}

Judgement judge_unread(const Control& control, const inventory::UnreadDefinition& definition, Phrase message) {
  Judgement judgement{.control = control.id, .id = definition.id, .severity = control.severity};
  judgement.message = message;
  judgement.reason = definition.why.reason;
  judgement.advice = advice_for(definition.why.remedy, definition.id.source);
  judgement.header = definition.location.header;
  judgement.location = definition.location.setting.value_or(definition.location.header);
  judgement.trail = definition.why.trail;
  return judgement;
}

}  // namespace kakoi::controls
