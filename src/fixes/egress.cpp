#include "fixes/egress.hpp"

#include "fixes/egress_endpoints.hpp"
#include "fixes/egress_keys.hpp"
#include "fixes/free_block.hpp"
#include "reachability/needs.hpp"
#include "reachability/outward.hpp"
#include "reachability/posture.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Phrase;
using base::Result;
using inventory::Family;
using inventory::Network;
using inventory::Reference;
using inventory::References;
using inventory::Subnet;
using reachability::Evidence;
using reachability::Need;
using reachability::Truth;

constexpr Phrase kSubnetsOpen{"in which subnets the tasks run is not in this root module",
                              "タスクのサブネットがこのルートモジュールの中で決まりません"};
constexpr Phrase kSubnetsNotInTemplate{"the network is not in this template: in which subnets the tasks run",
                                       "ネットワークがこのテンプレートにありません: タスクのサブネット"};
constexpr Phrase kVpcOpen{"the VPC of {} is not in this root module", "{} の VPC がこのルートモジュールにありません"};
constexpr Phrase kVpcNotInTemplate{"the network is not in this template: the VPC of {}",
                                   "ネットワークがこのテンプレートにありません: {} の VPC"};
constexpr Phrase kSeveralVpcs{"tasks in several VPCs fail here: take one after the other, with --only",
                              "複数の VPC のタスクが違反しています。--only で 1 つずつ修復してください"};
constexpr Phrase kPublicOpen{"whether {} is a public subnet is not known",
                             "{} がパブリックサブネットかどうか決まりません"};
constexpr Phrase kTableOpen{"which route table {} uses is not known", "{} のルートテーブルが決まりません"};
constexpr Phrase kMainTable{
    "{} uses the main route table of the VPC, and a route in that would be one of other subnets too",
    "{} は VPC のメインルートテーブルを使っており、そこにルートを足すとほかのサブネットにも影響します"};
constexpr Phrase kMainTableUnnamed{"{} uses the main route table of the VPC, which a template cannot name",
                                   "{} は VPC のメインルートテーブルを使っており、テンプレートからは参照できません"};
constexpr Phrase kNoPublicSubnet{"there is no public subnet for a NAT gateway",
                                 "NAT ゲートウェイを置けるパブリックサブネットがありません"};
constexpr Phrase kNoRegionNames{"names of endpoint services are others in {}",
                                "{} ではエンドポイントのサービス名が異なります"};

// No resource of Terraform is called so.
constexpr std::string_view kNewTable = "(new table)";
constexpr std::string_view kOpenGroup = "(open group)";

bool is_main_table(std::string_view key) {
  return key.ends_with(".main_route_table_id") || key.ends_with(".MainRouteTable");
}

std::string key_of_new(std::size_t at) { return "(new subnet " + std::to_string(at) + ")"; }

class Search {
 public:
  Search(const Network& network, Code code, const std::vector<const Tasks*>& tasks)
      : network_(network), code_(code), posture_(network), outward_(network) {
    for (const Tasks* each : tasks) {
      movers_.push_back({.tasks = each});
    }
  }

  Result<Pieces> run() {
    for (const auto step : {&Search::find_subnets, &Search::find_targets, &Search::find_needs, &Search::find_tables,
                            &Search::find_nat, &Search::find_endpoints}) {
      if (auto done = (this->*step)(); !done.has_value()) {
        return tl::unexpected(done.error());
      }
    }
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] bool is_own(std::string_view key) const { return is_of(code_, key); }
  [[nodiscard]] bool is_template() const { return code_ == Code::cloudformation; }

  Result<void> find_subnets() {
    for (Mover& mover : movers_) {
      const References& subnets = mover.tasks->launch.subnets;
      if (subnets.items.empty() || subnets.more.has_value()) {
        return base::failure(is_template() ? kSubnetsNotInTemplate : kSubnetsOpen);
      }
      for (const Reference& reference : subnets.items) {
        const Subnet* subnet = posture_.index().subnet(reference);
        if (subnet == nullptr || !is_own(subnet->thing.key)) {
          return base::failure(is_template() ? kSubnetsNotInTemplate : kSubnetsOpen);
        }
        if (auto one = add_subnet(mover, reference, *subnet); !one.has_value()) {
          return one;
        }
      }
    }
    return {};
  }

  Result<void> add_subnet(Mover& mover, const Reference& reference, const Subnet& subnet) {
    const inventory::Vpc* vpc = posture_.index().vpc(subnet.vpc);
    if (vpc == nullptr || !is_own(vpc->thing.key)) {
      return base::failure({is_template() ? kVpcNotInTemplate : kVpcOpen, {subnet.thing.key}});
    }
    if (vpc_ != nullptr && vpc_ != vpc) {
      return base::failure(kSeveralVpcs);
    }
    vpc_ = vpc;
    pieces_.vpc = vpc->thing.key;
    const Truth is_public = posture_.leads_to_internet(reference, Family::v4).truth;
    if (is_public == Truth::maybe) {
      return base::failure({kPublicOpen, {subnet.thing.key}});
    }
    mover.moves = mover.moves || is_public == Truth::yes;
    mover.subnets.push_back(&subnet);
    return {};
  }

  Result<void> find_targets() {
    const std::vector<const Subnet*> others = private_subnets();
    std::map<std::string, std::size_t> by_zone;
    for (const Mover& mover : movers_) {
      std::vector<std::size_t>& goes_to = pieces_.moves.emplace_back();
      for (const Subnet* subnet : goals_of(mover, others)) {
        const bool stays = is_public(*subnet) == Truth::no;
        const auto at = stays ? Result<std::size_t>(target(*subnet)) : made_beside(*subnet, by_zone);
        if (!at.has_value()) {
          return tl::unexpected(at.error());
        }
        if (std::find(goes_to.begin(), goes_to.end(), *at) == goes_to.end()) {
          goes_to.push_back(*at);
        }
      }
      std::vector<std::string> before;
      std::transform(mover.subnets.begin(), mover.subnets.end(), std::back_inserter(before),
                     [](const Subnet* subnet) { return key_of(subnet->zone); });
      std::vector<std::string> after;
      std::transform(goes_to.begin(), goes_to.end(), std::back_inserter(after),
                     [&](std::size_t at) { return zones_[at]; });
      pieces_.zones.push_back({.before = zones_in(before), .after = zones_in(after)});
    }
    return {};
  }

  // Of subnets that are good already, the tasks stay in these; for each other one they get what there is in its zone,
  // where they have nothing there. `others`: the private ones of the VPC.
  static std::vector<const Subnet*> goals_of(const Mover& mover, const std::vector<const Subnet*>& others) {
    if (!mover.moves || others.empty()) {
      return mover.subnets;
    }
    const auto is_good = [&](const Subnet* subnet) {
      return std::find(others.begin(), others.end(), subnet) != others.end();
    };
    if (std::none_of(mover.subnets.begin(), mover.subnets.end(), is_good)) {
      return others;
    }
    std::set<std::string> zones{std::string()};
    for (const Subnet* subnet : mover.subnets) {
      if (is_good(subnet)) {
        zones.insert(key_of(subnet->zone));
      }
    }
    std::vector<const Subnet*> goals;
    for (const Subnet* subnet : mover.subnets) {
      if (is_good(subnet)) {
        goals.push_back(subnet);
      } else if (zones.insert(key_of(subnet->zone)).second) {
        std::copy_if(others.begin(), others.end(), std::back_inserter(goals),
                     [&](const Subnet* other) { return key_of(other->zone) == key_of(subnet->zone); });
      }
    }
    return goals;
  }

  static std::size_t zones_in(const std::vector<std::string>& zones) {
    const std::set<std::string> known(zones.begin(), zones.end());
    const auto open = static_cast<std::size_t>(std::count(zones.begin(), zones.end(), std::string()));
    return known.size() - known.count(std::string()) + open;
  }

  Truth is_public(const Subnet& subnet) {
    return posture_.leads_to_internet(named(subnet.thing.key), Family::v4).truth;
  }

  // Those with a way to the internet, where there are some; else all whose route table is theirs to have more: a main
  // table is of subnets too of which nobody thought.
  std::vector<const Subnet*> private_subnets() {
    std::vector<const Subnet*> all;
    std::vector<const Subnet*> leading_out;
    for (const Subnet& subnet : network_.subnets) {
      const bool is_here = is_own(subnet.thing.key) && key_of(subnet.vpc) == vpc_->thing.key &&
                           reachability::truth_of(subnet.thing.exists) == Truth::yes &&
                           reachability::truth_of(subnet.is_ipv6_only) == Truth::no;
      if (!is_here || is_public(subnet) != Truth::no) {
        continue;
      }
      if (has_own_table(subnet)) {
        all.push_back(&subnet);
      }
      if (outward_.reach({.subnet = named(subnet.thing.key), .groups = &open_}, {}).evidence != Evidence::missing) {
        leading_out.push_back(&subnet);
      }
    }
    return leading_out.empty() ? all : leading_out;
  }

  [[nodiscard]] bool has_own_table(const Subnet& subnet) const {
    const auto tables = posture_.index().tables(subnet);
    return tables.items.size() == 1 && !tables.more.has_value() && is_own(tables.items.front()->thing.key) &&
           !is_main_table(tables.items.front()->thing.key);
  }

  std::size_t target(const Subnet& subnet) {
    const auto found = std::find_if(pieces_.subnets.begin(), pieces_.subnets.end(),
                                    [&](const TargetSubnet& each) { return each.key == subnet.thing.key; });
    const auto at = static_cast<std::size_t>(found - pieces_.subnets.begin());
    if (found == pieces_.subnets.end()) {
      pieces_.subnets.push_back({.key = subnet.thing.key});
      zones_.push_back(key_of(subnet.zone));
    }
    return at;
  }

  Result<std::size_t> made_beside(const Subnet& subnet, std::map<std::string, std::size_t>& by_zone) {
    // One whose zone is not known may be in one of its own.
    const std::string zone = key_of(subnet.zone);
    const auto [at, is_new] = by_zone.try_emplace(zone.empty() ? subnet.thing.key : zone, pieces_.subnets.size());
    if (is_new) {
      std::vector<inventory::AddressBlock> taken;
      for (const TargetSubnet& other : pieces_.subnets) {
        if (other.key.empty()) {
          taken.push_back(other.block);
        }
      }
      const auto block = free_block(network_, *vpc_, subnet, taken);
      if (!block.has_value()) {
        return tl::unexpected(block.error());
      }
      pieces_.subnets.push_back({.key = {}, .beside = subnet.thing.key, .block = *block});
      zones_.push_back(zone);
    }
    return at->second;
  }

  // The network with the subnets that are to be made.
  [[nodiscard]] Network with_targets() const {
    Network with = network_;
    with.route_tables.push_back({.thing = {.key = std::string(kNewTable)}, .vpc = named(vpc_->thing.key)});
    for (std::size_t i = 0; i < pieces_.subnets.size(); ++i) {
      if (pieces_.subnets[i].key.empty()) {
        with.subnets.push_back({.thing = {.key = key_of_new(i)},
                                .vpc = named(vpc_->thing.key),
                                .blocks = {.items = {inventory::Block::defaulted(pieces_.subnets[i].block)}}});
        with.associations.push_back({.table = named(kNewTable), .subnet = named(key_of_new(i))});
      }
    }
    inventory::SecurityGroup open{.thing = {.key = std::string(kOpenGroup)}, .vpc = named(vpc_->thing.key)};
    open.rules.items.push_back(
        {.is_egress = true, .block = inventory::Block::defaulted(inventory::everything(Family::v4))});
    with.groups.push_back(std::move(open));
    return with;
  }

  Result<void> find_needs() {
    constexpr std::string_view kChina = "cn-";
    const Network with = with_targets();
    reachability::Outward outward(with);
    for (std::size_t i = 0; i < movers_.size(); ++i) {
      const Tasks& tasks = *movers_[i].tasks;
      if (tasks.definition.region.starts_with(kChina)) {
        return base::failure({kNoRegionNames, {tasks.definition.region}});
      }
      const auto runtime = reachability::runtime_of(tasks.launch, tasks.definition);
      for (const Need& need : reachability::needs_of(tasks.definition, runtime)) {
        // What may be needed is given, too.
        Need sure = need;
        sure.maybe.reset();
        if (need.to_start && is_missing(outward, i, sure, tasks.launch.groups)) {
          add_need(i, need, is_missing(outward, i, sure, open_));
        }
      }
    }
    return {};
  }

  // From any of the subnets: the scheduler may put a task into each of them.
  [[nodiscard]] bool is_missing(reachability::Outward& outward, std::size_t mover, const Need& need,
                                const References& groups) const {
    const std::vector<std::size_t>& targets = pieces_.moves[mover];
    return std::any_of(targets.begin(), targets.end(), [&](std::size_t at) {
      const TargetSubnet& subnet = pieces_.subnets[at];
      const reachability::Sender from{.subnet = named(subnet.key.empty() ? key_of_new(at) : subnet.key),
                                      .groups = &groups};
      return reachability::meets(outward, from, need).evidence == Evidence::missing;
    });
  }

  // Whether endpoints of this Region lead there: not, where it is not known what it is, or where.
  static bool is_by_endpoint(const Need& need) {
    const bool may_be_anything = need.kind == reachability::NeedKind::logs && need.maybe.has_value();
    return !need.destination.service.empty() && !may_be_anything &&
           reachability::truth_of(need.destination.is_in_region) == Truth::yes &&
           reachability::truth_of(need.is_cached) == Truth::no;
  }

  // `is_no_way`: it is not only the group of the tasks that is in the way.
  void add_need(std::size_t mover, const Need& need, bool is_no_way) {
    if (need.kind == reachability::NeedKind::file_system) {
      return;
    }
    const std::string& service = need.destination.service;
    const bool is_elsewhere = !is_by_endpoint(need);
    LetOut& wanted = wanted_[mover];
    (is_elsewhere ? wanted.to_internet : service == "s3" ? wanted.to_s3 : wanted.to_endpoints) = true;
    if (!is_no_way) {
      return;
    }
    if (is_elsewhere) {
      pieces_.nat = pieces_.nat.value_or(Nat{});
    } else if (service == "s3") {
      pieces_.has_s3 = true;
    } else if (std::find(pieces_.interfaces.begin(), pieces_.interfaces.end(), service) == pieces_.interfaces.end()) {
      pieces_.interfaces.push_back(service);
    }
  }

  Result<void> find_tables() {
    if (!pieces_.has_s3 && !pieces_.nat.has_value()) {
      return {};
    }
    for (const TargetSubnet& target : pieces_.subnets) {
      const Subnet* subnet = posture_.index().subnet(named(target.key));
      if (subnet == nullptr) {
        continue;
      }
      const auto tables = posture_.index().tables(*subnet);
      if (tables.items.size() != 1 || tables.more.has_value() || !is_own(tables.items.front()->thing.key)) {
        return base::failure({kTableOpen, {target.key}});
      }
      const std::string& key = tables.items.front()->thing.key;
      if (is_main_table(key) && (is_template() || pieces_.nat.has_value())) {
        return base::failure({is_template() ? kMainTableUnnamed : kMainTable, {target.key}});
      }
      if (std::find(pieces_.tables.begin(), pieces_.tables.end(), key) == pieces_.tables.end()) {
        pieces_.tables.push_back(key);
      }
    }
    return {};
  }

  Result<void> find_nat() {
    if (!pieces_.nat.has_value()) {
      return {};
    }
    for (const inventory::NatGateway& nat : network_.nat_gateways) {
      const Subnet* subnet = posture_.index().subnet(nat.subnet);
      const bool serves = reachability::truth_of(nat.is_public) == Truth::yes &&
                          reachability::truth_of(nat.thing.exists) == Truth::yes && is_own(nat.thing.key);
      if (serves && subnet != nullptr && key_of(subnet->vpc) == vpc_->thing.key && is_public(*subnet) == Truth::yes) {
        pieces_.nat->gateway = nat.thing.key;
        return {};
      }
    }
    for (const Subnet& subnet : network_.subnets) {
      if (is_own(subnet.thing.key) && key_of(subnet.vpc) == vpc_->thing.key && is_public(subnet) == Truth::yes) {
        pieces_.nat->subnet = subnet.thing.key;
        for (const inventory::InternetGateway& gateway : network_.internet_gateways) {
          const bool is_its = !gateway.is_egress_only && key_of(gateway.vpc) == vpc_->thing.key;
          pieces_.nat->internet_gateway =
              is_its && is_own(gateway.thing.key) ? gateway.thing.key : pieces_.nat->internet_gateway;
        }
        return {};
      }
    }
    return base::failure(kNoPublicSubnet);
  }

  Result<void> find_endpoints() {
    return add_endpoints({.network = network_,
                          .code = code_,
                          .posture = posture_,
                          .vpc = *vpc_,
                          .movers = movers_,
                          .zones = zones_,
                          .wanted = wanted_},
                         pieces_);
  }

  const Network& network_;
  Code code_;
  reachability::Posture posture_;
  reachability::Outward outward_;
  const References open_{.items = {named(kOpenGroup)}, .more = {}};
  std::vector<Mover> movers_;
  const inventory::Vpc* vpc_ = nullptr;
  std::vector<std::string> zones_;          ///< of each of the pieces' subnets; empty: not known
  std::map<std::size_t, LetOut> wanted_{};  ///< by the mover
  Pieces pieces_;
};

}  // namespace

bool Pieces::makes_subnets() const {
  return std::any_of(subnets.begin(), subnets.end(), [](const TargetSubnet& each) { return each.key.empty(); });
}

Result<Pieces> missing_pieces(const Network& network, Code code, const std::vector<const Tasks*>& tasks) {
  auto pieces = Search(network, code, tasks).run();
  return pieces;
}

}  // namespace kakoi::fixes
