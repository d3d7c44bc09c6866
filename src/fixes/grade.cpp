#include "fixes/grade.hpp"

#include "reachability/needs.hpp"
#include "reachability/outward.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using reachability::Evidence;
using reachability::Need;
using reachability::NeedKind;
using reachability::Outcome;

constexpr Phrase kNoNetwork{
    "nothing here shows the network of its subnets, so whether the tasks reach what they need without a public address "
    "is not proven",
    "サブネットのネットワークがここでは読み取れないため、パブリック IP なしで必要な宛先に届くことが証明できません"};
constexpr Phrase kWouldNotStart{"the tasks would not start, for these are out of reach",
                                "次の宛先に届かないため、タスクが起動しなくなります"};
constexpr Phrase kNotProven{"that the tasks reach these without a public address is not proven",
                            "パブリック IP なしで次の宛先に届くことが証明できません"};
constexpr Phrase kNoRunPath{"what the tasks call when they run has no proven way to the internet",
                            "実行中の呼び出しに、証明されたインターネットへの経路がありません"};
constexpr Phrase kNoSubnet{"in which subnets the tasks run is not known", "タスクがどのサブネットで動くか決まりません"};
constexpr Phrase kNoDefinition{"what its tasks are made of is not known: the task definition is not here",
                               "タスク定義がここにないため、タスクの構成が決まりません"};

Phrase text_of(NeedKind kind) {
  switch (kind) {
    case NeedKind::registry_api:
      return {"ecr.api", "ecr.api"};
    case NeedKind::registry:
      return {"the image registry", "イメージのレジストリ"};
    case NeedKind::layers:
      return {"the image layers in s3", "s3 のイメージレイヤー"};
    case NeedKind::logs:
      return {"logs", "logs"};
    case NeedKind::secrets:
      return {"secretsmanager", "secretsmanager"};
    case NeedKind::parameters:
      return {"ssm", "ssm"};
    case NeedKind::environment_files:
      return {"the environment files in s3", "s3 の環境ファイル"};
    case NeedKind::file_system:
      return {"the file system", "ファイルシステム"};
    case NeedKind::exec:
      return {"ssmmessages (ECS Exec)", "ssmmessages (ECS Exec)"};
  }
  return {"the image registry", "イメージのレジストリ"};
}

reachability::Runtime runtime_of(const inventory::Launch& launch) {
  constexpr auto kOlder = std::to_array<std::string_view>({"1.0.0", "1.1.0", "1.2.0", "1.3.0"});
  const bool is_older = launch.platform_version.match(
      [&](const std::string& version) { return std::find(kOlder.begin(), kOlder.end(), version) != kOlder.end(); },
      [](const Unknown&) { return false; });
  return {.uses_own_interface = !is_older, .has_exec = launch.has_exec};
}

std::vector<inventory::Reference> subnets_of(const inventory::Launch& launch) {
  std::vector<inventory::Reference> subnets = launch.subnets.items;
  if (launch.subnets.more.has_value()) {
    subnets.push_back(inventory::Reference::unknown(*launch.subnets.more));
  }
  if (subnets.empty()) {
    subnets.push_back(inventory::Reference::unknown({.reason = kNoSubnet}));
  }
  return subnets;
}

// No network was read of which anything could be said.
bool shows_no_network(const inventory::Inventory& inventory) {
  return inventory.network == nullptr || inventory.network->subnets.empty();
}

class Grading {
 public:
  Grading(const inventory::Inventory& inventory, const inventory::Launch& launch)
      : launch_(launch), outward_(*inventory.network), subnets_(subnets_of(launch)) {
    const inventory::TaskDefinition definition = definition_of(inventory, launch);
    is_windows_ = definition.is_windows.match([](bool known) { return known; }, [](const Unknown&) { return false; });
    for (const Need& need : reachability::needs_of(definition, runtime_of(launch))) {
      add(need);
    }
    if (!out_of_reach_.empty()) {
      add(Grade::blocked, Message(kWouldNotStart).then(out_of_reach_));
    }
    if (!not_proven_.empty()) {
      add(Grade::review, Message(kNotProven).then(not_proven_));
    }
    add_run_path();
  }

  Grounds result() && { return std::move(grounds_); }

 private:
  // The worst of all subnets: the scheduler may put a task into any of them.
  template <typename Reach>
  Outcome worst(const Reach& reach) {
    std::optional<Outcome> worst;
    for (const inventory::Reference& subnet : subnets_) {
      Outcome one = reach(reachability::Sender{.subnet = subnet, .groups = &launch_.groups, .is_windows = is_windows_});
      if (!worst.has_value() || one.evidence < worst->evidence) {
        worst = std::move(one);
      }
    }
    return std::move(*worst);
  }

  void add(const Need& need) {
    const Phrase what = text_of(need.kind);
    const Outcome outcome = worst([&](const reachability::Sender& sender) { return meets(outward_, sender, need); });
    grounds_.ways.push_back(
        {.need = what, .to_start = need.to_start, .evidence = outcome.evidence, .why = outcome.why});
    if (outcome.evidence == Evidence::missing && need.to_start) {
      add_to(out_of_reach_, what);
    } else if (outcome.evidence != Evidence::proven && outcome.evidence != Evidence::witnessed) {
      add_to(not_proven_, what);
    }
  }

  static void add_to(Message& list, const Phrase& what) { list = list.empty() ? Message(what) : list.also(what); }

  void add_run_path() {
    constexpr Phrase kInternet{"the internet", "インターネット"};
    const Outcome outcome =
        worst([&](const reachability::Sender& sender) { return outward_.reach(sender, reachability::Destination{}); });
    grounds_.ways.push_back({.need = kInternet, .to_start = false, .evidence = outcome.evidence, .why = outcome.why});
    if (outcome.evidence != Evidence::proven) {
      add(Grade::review, Message(kNoRunPath).then(outcome.why));
    }
  }

  void add(Grade grade, Message reason) {
    grounds_.grade = worse_of(grounds_.grade, grade);
    grounds_.reasons.push_back(std::move(reason));
  }

  const inventory::Launch& launch_;
  reachability::Outward outward_;
  std::vector<inventory::Reference> subnets_;
  bool is_windows_ = false;
  Message out_of_reach_{};
  Message not_proven_{};
  Grounds grounds_{.grade = Grade::safe, .reasons = {}, .ways = {}};
};

}  // namespace

std::string_view name_of(Grade grade) {
  switch (grade) {
    case Grade::safe:
      return "safe";
    case Grade::review:
      return "review";
    case Grade::blocked:
      return "blocked";
  }
  return "blocked";
}

std::string_view name_of(Evidence evidence) {
  switch (evidence) {
    case Evidence::missing:
      return "missing";
    case Evidence::unknown:
      return "unknown";
    case Evidence::plausible:
      return "plausible";
    case Evidence::asserted:
      return "asserted";
    case Evidence::witnessed:
      return "witnessed";
    case Evidence::proven:
      return "proven";
  }
  return "unknown";
}

inventory::TaskDefinition definition_of(const inventory::Inventory& inventory, const inventory::Launch& launch) {
  const auto key = launch.definition.match([](const std::string& known) { return known; },
                                           [](const Unknown&) { return std::string{}; });
  const auto found = std::find_if(inventory.task_definitions.begin(), inventory.task_definitions.end(),
                                  [&](const inventory::TaskDefinition& each) { return each.thing.key == key; });
  return !key.empty() && found != inventory.task_definitions.end()
             ? *found
             : inventory::unread_definition(key, {.reason = kNoDefinition});
}

Grounds grade_of(const inventory::Inventory& inventory, const inventory::Launch& launch) {
  if (shows_no_network(inventory)) {
    return {.grade = Grade::review, .reasons = {kNoNetwork}, .ways = {}};
  }
  return Grading(inventory, launch).result();
}

}  // namespace kakoi::fixes
