// A security group that lets anyone in. With a public address the internet is at the door; without one, the next
// change of a route or a load balancer puts it there.

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/starters.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace kakoi::controls {

extern const Control kEcsTaskOpenIngress;

namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;
using inventory::Reference;
using reachability::ExposureKind;

constexpr Phrase kFails{"security group {} lets anyone in on {}",
                        "セキュリティグループ {} が {} をインターネットの誰にでも開放しています"};
constexpr Phrase kPasses{"no security group lets in just anyone",
                         "誰にでも開放しているセキュリティグループはありません"};
constexpr Phrase kUnknown{"whether a security group lets anyone in is not known",
                          "誰にでも開放しているセキュリティグループがあるかどうか判定できません"};
constexpr Phrase kNarrow{
    "let in the port of the container from the security group of its load balancer, or of those that call it, and from "
    "nowhere else",
    "ロードバランサーや呼び出し元のセキュリティグループから、コンテナのポートへの通信だけを許可してください"};

/// Of a launch or of a task: its groups, a subnet of it, and whether it has a public IPv4 address.
struct Interface {
  const inventory::References& groups;
  Reference subnet = Reference::defaulted({});
  bool has_address = false;
};

std::string ports_of(const std::vector<reachability::Opening>& openings) {
  std::vector<std::string> ports;
  for (const reachability::Opening& opening : openings) {
    if (reachability::kind_of(std::span(&opening, 1)) == ExposureKind::anywhere) {
      ports.push_back(text_of(opening.traffic));
    }
  }
  // Both families may open the same.
  std::sort(ports.begin(), ports.end());
  ports.erase(std::unique(ports.begin(), ports.end()), ports.end());
  return listed(ports);
}

Judgement judge_one(Reach& reach, const Interface& interface, Judgement judgement) {
  const reachability::GroupsOpen open = reach.posture.lets_in(interface.groups, interface.subnet);
  judgement.severity = interface.has_address ? findings::Severity::high : findings::Severity::medium;
  switch (open.kind) {
    case ExposureKind::anywhere:
      judgement.verdict = Verdict::fail;
      judgement.message = Message(kFails, {std::string(open.group), ports_of(open.openings)});
      judgement.advice = kNarrow;
      judgement.around = std::make_shared<const findings::Surroundings>(
          findings::Surroundings{.path = {}, .open = texts_of(open.openings), .why = {}, .egress = {}});
      break;
    case ExposureKind::unreachable:
    case ExposureKind::restricted:
    case ExposureKind::idle:
      judgement.verdict = Verdict::pass;
      judgement.message = kPasses;
      break;
    case ExposureKind::unknown:
      judgement.message = kUnknown;
      judgement.reason = open.why.empty() ? Message(kUnknown) : open.why;
      break;
  }
  return judgement;
}

bool is_on(const base::Known<bool>& setting) {
  return setting.match([](bool on) { return on; }, [](const Unknown&) { return false; });
}

// An address of IPv6 is one where the subnet leads to an internet gateway.
bool has_public_address(Reach& reach, const inventory::Task& task) {
  return task.addresses.match(
      [&](const inventory::Addresses& known) {
        return !known.public_ipv4.empty() ||
               (!known.ipv6.empty() &&
                reach.posture.leads_to_internet(task.subnet, inventory::Family::v6).truth == reachability::Truth::yes);
      },
      [](const Unknown&) { return false; });
}

/// The addresses of what a launch starts.
struct Addresses {
  bool has_ipv4 = false;       ///< a public one
  bool has_ipv6 = false;       ///< in a subnet that leads to an internet gateway
  bool may_have_ipv6 = false;  ///< wherever that leads
};

Addresses addresses_of(Reach& reach, const inventory::Launch& launch) {
  Addresses result{.has_ipv4 = is_on(launch.assign_public_ip) && may_run_on_fargate(launch)};
  for (const Reference& subnet : launch.subnets.items) {
    if (reach.posture.index().subnet(subnet) == nullptr) {
      continue;
    }
    const reachability::Truth has_one = reachability::truth_of(reach.posture.has_ipv6(subnet));
    const bool is_public =
        reach.posture.leads_to_internet(subnet, inventory::Family::v6).truth == reachability::Truth::yes;
    result.has_ipv6 = result.has_ipv6 || (has_one == reachability::Truth::yes && is_public);
    result.may_have_ipv6 = result.may_have_ipv6 || has_one != reachability::Truth::no;
  }
  return result;
}

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  if (subject.reach == nullptr) {
    return;
  }
  std::vector<Judgement> all;
  for (const Starter& starter : starters_of(subject.inventory)) {
    const inventory::Launch& launch = starter.launch;
    const Addresses addresses = addresses_of(*subject.reach, launch);
    const Interface interface {
      .groups = launch.groups,
      .subnet = launch.subnets.items.empty() ? Reference::defaulted({}) : launch.subnets.items.front(),
      .has_address = addresses.has_ipv4 || addresses.has_ipv6
    };
    Judgement judgement = judge_one(*subject.reach, interface, judgement_of(kEcsTaskOpenIngress, starter));
    if (judgement.verdict == Verdict::unknown) {
      judgement.advice = advice_to_show_network(starter);
    }
    if (judgement.verdict == Verdict::fail && (addresses.has_ipv4 || addresses.may_have_ipv6)) {
      const auto open = judgement.around;
      add_exposure(subject, launch, base::Known<bool>::defaulted(addresses.has_ipv4), starter.is_idle, judgement);
      judgement.around = judgement.around != nullptr && !judgement.around->path.empty() ? judgement.around : open;
    }
    all.push_back(std::move(judgement));
  }
  add_folded(std::move(all), judgements);
  // Tasks that a launcher started have its groups; those of none are nobody else's to judge.
  for (const inventory::Task& task : subject.inventory.tasks) {
    const bool is_judged = task.has_stopped || !task.has_interface || !task.service.empty();
    if (is_judged) {
      continue;
    }
    Judgement judgement{.control = kEcsTaskOpenIngress.id, .id = task.id, .severity = kEcsTaskOpenIngress.severity};
    judgement.header = task.header;
    judgement.location = task.header;
    const bool has_address = has_public_address(*subject.reach, task);
    judgements.push_back(judge_one(*subject.reach,
                                   {.groups = task.groups, .subnet = task.subnet, .has_address = has_address},
                                   std::move(judgement)));
  }
}

}  // namespace

constinit const Control kEcsTaskOpenIngress{
    .id = "ecs-task-open-ingress",
    .control_class = Class::network,
    .severity = findings::Severity::medium,
    .title = {"security groups of tasks should not let anyone in", "タスクのセキュリティグループを誰にでも開放しない"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
