// Tasks without a public address that have no way to what they need to start: the service goes down with its next
// deployment.

#include "controls/around.hpp"
#include "controls/controls.hpp"
#include "controls/effect.hpp"
#include "controls/egress.hpp"
#include "controls/express.hpp"
#include "controls/starters.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace kakoi::controls {

extern const Control kEcsTaskMissingEgress;

namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;
using reachability::Evidence;
using reachability::NeedKind;
using reachability::Outcome;

constexpr Phrase kFails{"its tasks cannot start without a public IP address: no way to {}",
                        "パブリック IP なしではタスクが起動しません: {} への経路がありません"};
constexpr Phrase kPasses{"its tasks reach all that they need to start without a public IP address",
                         "パブリック IP がなくても、タスクの起動に必要なものにすべて届きます"};
constexpr Phrase kPassesBy{
    "its tasks reach all that they need to start without a public IP address, by what is asserted: {}",
    "パブリック IP がなくても、タスクの起動に必要なものにすべて届きます (申告による: {})"};
constexpr Phrase kAgainst{"for {} what was read says the opposite", "{} は、読み取った範囲では経路がありません"};
constexpr Phrase kMakeSure{
    "only .kakoi.toml says that there is a way to {}: what was read leads nowhere, so make sure that it still holds",
    "{} への経路があるというのは .kakoi.toml の申告だけで、読み取った範囲にはありません。まだ有効か確かめてください"};
constexpr Phrase kUnknown{"whether its tasks reach what they need to start is not known",
                          "タスクの起動に必要なものに届くかどうか判定できません"};
constexpr Phrase kNeeds{"they need {}", "必要なもの: {}"};
constexpr Phrase kNoLogsEndpoint{"no endpoint for CloudWatch Logs (logs) is here although awslogs is used",
                                 "awslogs を使っていますが、CloudWatch Logs (logs) のエンドポイントがここにありません"};
constexpr Phrase kNoEndpoints{"no endpoint for {} is here", "{} のエンドポイントがここにありません"};
constexpr Phrase kNoTables{"the route tables of {} are not here", "{} のルートテーブルがここにありません"};
constexpr Phrase kNoTablesAtAll{"the route tables of its subnets are not in this code",
                                "サブネットのルートテーブルもこのコードにありません"};
constexpr Phrase kNowhereWritten{"no launch type is written, and the default of the cluster is not in what was read",
                                 "起動タイプが書かれておらず、クラスターのデフォルトも読み取った範囲にありません"};
constexpr Phrase kMaybeFargate{
    "on Fargate they could not start (no way to {}), and whether they run there is not known",
    "Fargate では起動できません ({} への経路がありません) が、Fargate で動くかどうか"
    "決まりません"};
constexpr Phrase kNoSubnets{"it names no subnets", "サブネットの指定がありません"};
constexpr Phrase kRunNeed{"it starts, but when it runs it has no way to {}",
                          "起動はしますが、実行中に使う {} への経路がありません"};
constexpr Phrase kNat{
    "its image layers go through NAT gateway {}, which costs by the gigabyte: a gateway endpoint for S3 "
    "on the same route table is free",
    "イメージレイヤーが NAT ゲートウェイ {} を通っています (転送量課金)。同じルートテーブルに S3 の"
    "ゲートウェイエンドポイントを置けば無料です"};
constexpr Phrase kAddWays{
    "let the tasks' group out on tcp/443, and add VPC endpoints (interface, with private DNS and a group that lets the "
    "tasks in on tcp/443; for S3 a gateway endpoint on the route tables of the subnets) or start them in private "
    "subnets whose route table leads to a NAT gateway",
    "タスクのグループで tcp/443 の送信を許可し、VPC エンドポイント (インターフェイス型はプライベート DNS を有効にし、"
    "タスクからの tcp/443 を許可。S3 はサブネットのルートテーブルにゲートウェイ型) を追加する"
    "か、NAT ゲートウェイへのルートがあるプライベートサブネットで起動してください"};
constexpr Phrase kAddNat{
    "let the tasks' group out on tcp/443, and start them in private subnets whose route table leads to a NAT gateway: "
    "no VPC endpoint leads there",
    "タスクのグループで tcp/443 の送信を許可し、NAT ゲートウェイへのルートがあるプライベートサブネットで起動して"
    "ください。そこへつながる VPC エンドポイントはありません"};
constexpr Phrase kAddNatElsewhere{
    "the VPC endpoints of the tasks' Region do not lead to another one, as for {}: let the tasks' group out on tcp/443 "
    "and start them in private subnets whose route table leads to a NAT gateway, or keep what they need in their own "
    "Region (replication of the image or secret, a log group there)",
    "{} は別リージョンにあり、タスクのリージョンの VPC エンドポイントからは届きません。タスクのグループで tcp/443 "
    "の送信を"
    "許可し、NAT ゲートウェイへのルートがあるプライベートサブネットで起動するか、必要なものをタスクのリージョンに置いて"
    "ください (イメージやシークレットのレプリケーション、同じリージョンのロググループ)"};
constexpr Phrase kLetOutNfs{"let the tasks' group out on tcp/2049 to the mount targets of the file system",
                            "タスクのグループで、ファイルシステムのマウントターゲットへの tcp/2049 の送信を許可して"
                            "ください"};

bool is_off(const base::Known<bool>& setting) {
  return setting.match([](bool on) { return !on; }, [](const Unknown&) { return false; });
}

// Those of `needs` with a way of this evidence, by what they lead to; each once.
std::vector<std::string> destinations(const std::vector<NeedFromSubnets>& needs, Evidence evidence) {
  std::vector<std::string> all;
  for (const NeedFromSubnets& row : needs) {
    const bool has = row.need.to_start && std::any_of(row.ways.begin(), row.ways.end(),
                                                      [&](const Outcome& way) { return way.evidence == evidence; });
    const std::string name = name_of(row.need);
    if (has && std::find(all.begin(), all.end(), name) == all.end()) {
      all.push_back(name);
    }
  }
  return all;
}

const Message* why(const std::vector<NeedFromSubnets>& needs, Evidence evidence) {
  for (const NeedFromSubnets& row : needs) {
    for (const Outcome& way : row.ways) {
      if (row.need.to_start && way.evidence == evidence && !way.why.empty()) {
        return &way.why;
      }
    }
  }
  return nullptr;
}

void add(Message& all, const Message& more) { all = all.empty() ? more : all.also(more); }

// By what is missing that no endpoint leads to, else by what one does.
Message how_to_reach(const std::vector<NeedFromSubnets>& needs) {
  Phrase how = kLetOutNfs;
  std::vector<std::string> elsewhere;
  for (const NeedFromSubnets& row : needs) {
    const bool is_missing = row.need.to_start && std::any_of(row.ways.begin(), row.ways.end(), [](const Outcome& way) {
                              return way.evidence == Evidence::missing;
                            });
    if (!is_missing || row.need.kind == NeedKind::file_system) {
      continue;
    }
    if (row.need.destination.service.empty()) {
      return kAddNat;
    }
    if (reachability::truth_of(row.need.destination.is_in_region) == reachability::Truth::no) {
      elsewhere.push_back(name_of(row.need));
    }
    how = kAddWays;
  }
  return elsewhere.empty() ? Message(how) : Message(kAddNatElsewhere, {listed(elsewhere)});
}

// What may be needed, as far as the task definition is known: each reason once, and not what `later` says.
void add_doubts(const std::vector<NeedFromSubnets>& needs, const Message* later, Message& facts) {
  const std::string said_later = later != nullptr ? later->text(base::Language::en) : std::string();
  std::set<std::string> said;
  for (const NeedFromSubnets& row : needs) {
    if (!row.need.maybe.has_value()) {
      continue;
    }
    const std::string reason = row.need.maybe->reason.text(base::Language::en);
    if (said.insert(reason).second && said_later.find(reason) == std::string::npos) {
      add(facts, row.need.maybe->reason);
    }
  }
}

// The subnets of `launch` that are known, and of which no route table is.
std::vector<std::string> without_table(const Subject& subject, const inventory::Launch& launch) {
  std::vector<std::string> subnets;
  const reachability::Index& index = subject.reach->posture.index();
  for (const inventory::Reference& reference : launch.subnets.items) {
    const inventory::Subnet* subnet = index.subnet(reference);
    const bool is_named =
        reference.match([](const std::string&) { return true; }, [](const Unknown&) { return false; });
    if (is_named && (subnet == nullptr || index.tables(*subnet).items.empty())) {
      subnets.push_back(text_of(reference));
    }
  }
  return subnets;
}

// Which subnets there are is not known, and no code says of any subnet which table it has, nor may have said so.
bool has_no_tables(const inventory::Network& network, const inventory::Launch& launch) {
  return launch.subnets.items.empty() && launch.subnets.more.has_value() && network.unread.empty() &&
         std::all_of(network.associations.begin(), network.associations.end(),
                     [](const inventory::RouteTableAssociation& association) { return association.is_main; });
}

bool has_endpoint(const inventory::Network& network, std::string_view service) {
  return std::any_of(network.endpoints.begin(), network.endpoints.end(), [&](const inventory::Endpoint& endpoint) {
    return endpoint.service.match([&](const std::string& name) { return name == service; },
                                  [](const Unknown&) { return true; });
  });
}

// Of a launch that may be one on EC2, where the instance pulls images and not the task: why it may.
std::optional<Message> why_not_fargate(const base::Known<Refusal>& effect) {
  return effect.match(
      [](const Refusal& known) {
        return known.effect == Effect::not_written ? std::optional<Message>(kNowhereWritten) : std::nullopt;
      },
      [](const Unknown& why) { return std::optional(why.reason); });
}

// What would have to be read to know: the task definition, endpoints, subnets, route tables.
Message missing_facts(const Subject& subject, const inventory::Launch& launch,
                      const std::vector<NeedFromSubnets>& needs) {
  Message facts;
  const std::vector<std::string> tableless = without_table(subject, launch);
  const Message* open = tableless.empty() ? why(needs, Evidence::unknown) : nullptr;
  std::vector<NeedFromSubnets> certain;
  std::copy_if(needs.begin(), needs.end(), std::back_inserter(certain),
               [](const NeedFromSubnets& row) { return !row.need.maybe.has_value(); });
  if (const std::vector<std::string> needed = destinations(certain, Evidence::unknown); !needed.empty()) {
    facts = Message(kNeeds, {listed(needed)});
  }
  add_doubts(needs, open, facts);
  std::vector<std::string> without;
  for (const NeedFromSubnets& row : certain) {
    const std::string& service = row.need.destination.service;
    const bool is_open = std::any_of(row.ways.begin(), row.ways.end(),
                                     [](const Outcome& way) { return way.evidence == Evidence::unknown; });
    if (!is_open || service.empty() || has_endpoint(*subject.inventory.network, service)) {
      continue;
    }
    if (row.need.kind == NeedKind::logs) {
      add(facts, kNoLogsEndpoint);
    } else if (std::find(without.begin(), without.end(), service) == without.end()) {
      without.push_back(service);
    }
  }
  if (!without.empty()) {
    add(facts, Message(kNoEndpoints, {listed(without)}));
  }
  if (!tableless.empty()) {
    add(facts, Message(kNoTables, {listed(tableless)}));
  } else if (open != nullptr) {
    add(facts, *open);
  }
  if (has_no_tables(*subject.inventory.network, launch)) {
    add(facts, kNoTablesAtAll);
  }
  return facts;
}

// A NAT gateway on the way to the layers of images.
std::optional<std::string> costly_nat(const std::vector<NeedFromSubnets>& needs) {
  for (const NeedFromSubnets& row : needs) {
    // The endpoint serves its own Region.
    if (row.need.kind != NeedKind::layers ||
        reachability::truth_of(row.need.destination.is_in_region) != reachability::Truth::yes) {
      continue;
    }
    for (const Outcome& way : row.ways) {
      for (const reachability::Hop& hop : way.hops) {
        if (hop.kind == reachability::HopKind::nat_gateway) {
          return std::string(hop.key);
        }
      }
    }
  }
  return std::nullopt;
}

// To start, what somebody answers for against all that was read.
std::vector<std::string> contradicted(const std::vector<NeedFromSubnets>& needs) {
  std::vector<std::string> names;
  for (const NeedFromSubnets& row : needs) {
    if (row.need.to_start && row.is_contradicted) {
      names.push_back(name_of(row.need));
    }
  }
  return names;
}

// What it calls when it runs, and has no way to: all of it, and why the first has none.
void add_run_needs(const std::vector<NeedFromSubnets>& needs, Message& reason) {
  std::vector<std::string> names;
  const Message* first = nullptr;
  for (const NeedFromSubnets& row : needs) {
    const auto shut = std::find_if(row.ways.begin(), row.ways.end(),
                                   [](const Outcome& way) { return way.evidence == Evidence::missing; });
    if (!row.need.to_start && shut != row.ways.end()) {
      names.push_back(name_of(row.need));
      first = first == nullptr ? &shut->why : first;
    }
  }
  if (first != nullptr) {
    add(reason, Message(kRunNeed, {listed(names)}).then(*first));
  }
}

void add_table(const std::vector<NeedFromSubnets>& needs, const inventory::Launch& launch, Judgement& judgement) {
  judgement.around = std::make_shared<const findings::Surroundings>(
      findings::Surroundings{.path = {}, .open = {}, .why = {}, .egress = table_of(needs, launch)});
}

Judgement judge_one(const Subject& subject, const Witnesses& witnesses, const Starter& starter) {
  const inventory::Launch& launch = starter.launch;
  Judgement judgement = judgement_of(kEcsTaskMissingEgress, starter);
  judgement.message = kUnknown;
  if (launch.subnets.items.empty() && !launch.subnets.more.has_value()) {
    judgement.reason = kNoSubnets;
    judgement.advice = advice_to_show_network(starter);
    return judgement;
  }
  const std::vector<NeedFromSubnets> needs = egress_of(subject, witnesses, launch, starter.id.address);
  const base::Known<Refusal> effect = effect_of(launch.compute);
  switch (weakest_to_start(needs)) {
    case Evidence::missing: {
      if (const std::optional<Message> open = why_not_fargate(effect)) {
        judgement.reason = Message(kMaybeFargate, {listed(destinations(needs, Evidence::missing))}).then(*open);
        judgement.advice = advice_to_show_network(starter);
        break;
      }
      judgement.verdict = Verdict::fail;
      judgement.message = Message(kFails, {listed(destinations(needs, Evidence::missing))});
      const Message* because = why(needs, Evidence::missing);
      judgement.reason = because != nullptr ? *because : Message();
      judgement.advice = how_to_reach(needs);
      break;
    }
    case Evidence::unknown:
      judgement.reason = missing_facts(subject, launch, needs);
      judgement.advice = advice_to_show_network(starter);
      break;
    case Evidence::plausible: {
      const Message* because = why(needs, Evidence::plausible);
      const Message open(kNeeds, {listed(destinations(needs, Evidence::plausible))});
      judgement.reason = because != nullptr ? open.also(*because) : open;
      break;
    }
    case Evidence::asserted: {
      judgement.verdict = Verdict::pass;
      judgement.message = Message(kPassesBy, {listed(destinations(needs, Evidence::asserted))});
      const Message* because = why(needs, Evidence::asserted);
      judgement.reason = because != nullptr ? *because : Message();
      if (const std::vector<std::string> names = contradicted(needs); !names.empty()) {
        judgement.message = judgement.message.also(Message(kAgainst, {listed(names)}));
        judgement.advice = Message(kMakeSure, {listed(names)});
      }
      break;
    }
    case Evidence::witnessed:
    case Evidence::proven:
      judgement.verdict = Verdict::pass;
      judgement.message = kPasses;
      if (const std::optional<std::string> nat = costly_nat(needs)) {
        judgement.advice = Message(kNat, {*nat});
      }
      break;
  }
  if (judgement.verdict == Verdict::pass) {
    add_run_needs(needs, judgement.reason);
  }
  add_table(needs, launch, judgement);
  return judgement;
}

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  if (subject.reach == nullptr) {
    return;
  }
  const Witnesses witnesses(subject);
  std::vector<Judgement> all;
  for (const Starter& starter : starters_of(subject.inventory)) {
    const base::Known<bool> setting =
        starter.is_express ? express_setting(subject, starter.launch) : starter.launch.assign_public_ip;
    if (is_off(setting) && may_run_on_fargate(starter.launch)) {
      all.push_back(judge_one(subject, witnesses, starter));
    }
  }
  add_folded(std::move(all), judgements);
}

}  // namespace

constinit const Control kEcsTaskMissingEgress{
    .id = "ecs-task-missing-egress",
    .control_class = Class::network,
    .severity = findings::Severity::high,
    .title = {"tasks without a public IP address should reach what they need to start",
              "パブリック IP のないタスクが、起動に必要なものへ届く"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
