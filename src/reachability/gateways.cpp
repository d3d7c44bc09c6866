#include "reachability/gateways.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Family;
using inventory::Reference;
using inventory::Subnet;
using inventory::Target;
using inventory::TargetKind;

constexpr Phrase kNoRoute{"route table {} has no route to the internet",
                          "ルートテーブル {} にインターネットへのルートがありません"};
constexpr Phrase kBlackhole{"the route in {} leads nowhere (blackhole)", "{} のルートは行き先がありません (blackhole)"};
constexpr Phrase kNoPublicAddress{"through internet gateway {} only what has a public IP address gets out",
                                  "インターネットゲートウェイ {} から出られるのはパブリック IP を持つものだけです"};
constexpr Phrase kWhetherPublic{"whether it has a public IP address is not known",
                                "パブリック IP を持つかどうか決まりません"};
constexpr Phrase kNotAttached{"internet gateway {} is not attached to this VPC",
                              "インターネットゲートウェイ {} はこの VPC にアタッチされていません"};
constexpr Phrase kEgressOnlyNotAttached{
    "egress-only internet gateway {} is not attached to this VPC",
    "egress-only インターネットゲートウェイ {} はこの VPC にアタッチされていません"};
constexpr Phrase kRegionalNatShut{
    "NAT gateway {} is regional, and its VPC has no internet gateway",
    "NAT ゲートウェイ {} はリージョナルですが、VPC にインターネットゲートウェイがありません"};
constexpr Phrase kRegionalNatOpen{
    "NAT gateway {} is regional, and whether its VPC has an internet gateway is not known",
    "NAT ゲートウェイ {} はリージョナルで、VPC にインターネットゲートウェイがあるかどうか決まりません"};
constexpr Phrase kNatPublicOpen{"whether NAT gateway {} is a public one is not known",
                                "NAT ゲートウェイ {} がパブリックかどうか決まりません"};
constexpr Phrase kEdge{"an internet gateway of {} hands what comes in to something else first",
                       "{} のインターネットゲートウェイは、受け取った通信を先に別のものへ渡します"};
constexpr Phrase kNotRead{"{} is not in what was read", "{} は読み取った範囲にありません"};
constexpr Phrase kNatDown{"NAT gateway {} is not available", "NAT ゲートウェイ {} は利用可能ではありません"};
constexpr Phrase kFromPrivateNat{"internet gateway {} takes nothing from a private NAT gateway",
                                 "インターネットゲートウェイ {} はプライベート NAT ゲートウェイからの通信を通しません"};
constexpr Phrase kNatPrivate{"NAT gateway {} is private, and leads to no internet",
                             "NAT ゲートウェイ {} はプライベートで、インターネットへの経路になりません"};
constexpr Phrase kNatLoops{"the subnet of NAT gateway {} routes to a NAT gateway",
                           "NAT ゲートウェイ {} のサブネットのルートが NAT ゲートウェイを指しています"};
constexpr Phrase kNatElsewhere{"NAT gateway {} is in another VPC", "NAT ゲートウェイ {} は別の VPC にあります"};
constexpr Phrase kNatIpv6{"NAT gateway {} carries IPv6 only to what has IPv4 addresses alone (NAT64)",
                          "NAT ゲートウェイ {} が IPv6 を運べるのは IPv4 のみの相手に対してだけです (NAT64)"};
constexpr Phrase kOnlyIpv6{"an egress-only internet gateway carries IPv6 only",
                           "egress-only インターネットゲートウェイが運ぶのは IPv6 だけです"};
constexpr Phrase kPeering{"a peering connection is no way to the internet",
                          "VPC ピアリング接続はインターネットへの経路になりません"};
constexpr Phrase kBeyond{"what lies behind {} was not read", "{} の先は読み取っていません"};
constexpr Phrase kGatewayEndpoint{"{} leads to one service only", "{} の先は 1 つのサービスだけです"};
constexpr Phrase kMayNotExist{"whether {} exists is not known", "{} が存在するかどうか決まりません"};
constexpr Phrase kMiddlebox{"within the VPC the route leads through {}", "VPC 内の通信が {} を経由します"};

constexpr std::uint16_t kHttps = 443;
constexpr Traffic kWeb{.protocol = inventory::kTcp, .ports = {.first = kHttps, .last = kHttps}};
// A NAT gateway uses these. (Amazon VPC User Guide, "NAT gateway basics".)
constexpr Traffic kNatAnswers{.protocol = inventory::kTcp, .ports = {.first = 1024, .last = 65535}};
// The blocks of a VPC are no larger, so that a shorter prefix never beats the local route.
constexpr unsigned kLargestVpcV4 = 16;
constexpr unsigned kLargestVpcV6 = 44;

Outcome missing(Phrase phrase, std::string_view key) {
  return Outcome::of(Evidence::missing, Message(phrase, {std::string(key)}));
}

Outcome passed(HopKind kind, std::string_view key) {
  return {.evidence = Evidence::proven, .why = {}, .hops = {{kind, key}}};
}

template <typename T>
Message why_of(const Known<T>& value, const Message& otherwise) {
  return value.match([&](const T&) { return otherwise; }, [](const Unknown& why) { return why.reason; });
}

// `why_which`: why it is not known which of them it is; empty where some addresses go the one way, and others the
// other.
void join(std::optional<Outcome>& all, Outcome one, const Message& why_which) {
  if (!all.has_value()) {
    all = std::move(one);
  } else if (why_which.empty()) {
    all = one_of(std::move(*all), std::move(one));
  } else {
    all = decided(Truth::maybe, std::move(*all), std::move(one), why_which);
  }
}

// Of a thing that need not be there: because it was not read (null), or because of what decides whether it is.
template <typename T>
Message why_not_there(const T* thing, std::string_view key) {
  if (thing == nullptr) {
    return Message(kNotRead, {std::string(key)});
  }
  const Message what(kMayNotExist, {std::string(key)});
  const auto by = [&](const Unknown& why) { return what.then(why.reason); };
  return thing->thing.exists.match(
      [&](bool) { return thing->vpc.match([&](const std::string&) { return Message(what); }, by); }, by);
}

HopKind hop_of(TargetKind kind) {
  switch (kind) {
    case TargetKind::internet_gateway:
      return HopKind::internet_gateway;
    case TargetKind::nat_gateway:
      return HopKind::nat_gateway;
    case TargetKind::egress_only_gateway:
      return HopKind::egress_only_gateway;
    case TargetKind::gateway_endpoint:
      return HopKind::endpoint;
    case TargetKind::local:
    case TargetKind::transit_gateway:
    case TargetKind::virtual_private_gateway:
    case TargetKind::peering:
    case TargetKind::load_balancer_endpoint:
    case TargetKind::interface:
    case TargetKind::other:
      break;
  }
  return HopKind::beyond;
}

const Target* target_of(const Way& way) {
  return way.route == nullptr ? nullptr
                              : way.route->target.match([](const Target& known) { return &known; },
                                                        [](const Unknown&) -> const Target* { return nullptr; });
}

// Why it is not known where this way leads; null where it is.
const Message* why_open(const Way& way) {
  return way.route == nullptr ? way.open
                              : way.route->target.match([](const Target&) -> const Message* { return nullptr; },
                                                        [](const Unknown& why) { return &why.reason; });
}

}  // namespace

const Outcome& Gateways::internet(const Subnet& subnet, const Known<bool>& has_public_address, Family family,
                                  const Traffic& answers) {
  const std::tuple key{&subnet, truth_of(has_public_address), family, answers.ports.first};
  const auto [at, is_new] = internet_.try_emplace(key);
  if (is_new) {
    const AddressSet& to = outside(subnet, family);
    const Query query{.subnet = subnet, .has_public_address = has_public_address, .family = family, .answers = answers};
    at->second = both(filters_.acls(subnet, true, kWeb, answers, family, to), by_tables(query, to));
  }
  return at->second;
}

const AddressSet& Gateways::outside(const Subnet& subnet, Family family) {
  const inventory::Vpc* vpc = index_.vpc(subnet.vpc);
  const auto [at, is_new] = outside_.try_emplace({vpc, family});
  if (is_new) {
    const AddressSet own = vpc != nullptr ? addresses_of(vpc->blocks, family).sure : AddressSet();
    at->second = public_addresses(family).without(own);
  }
  return at->second;
}

Outcome Gateways::by_tables(const Query& query, const AddressSet& to) {
  const Candidates<inventory::RouteTable> tables = index_.tables(query.subnet);
  std::optional<Outcome> all;
  if (tables.more.has_value()) {
    all = Outcome::of(Evidence::unknown, *tables.more);
  }
  for (const inventory::RouteTable* table : tables.items) {
    std::optional<Outcome> one;
    const inventory::Route* route = nullptr;
    Message doubt;
    for (const Way& way : routes_.ways(*table, index_.vpc(query.subnet.vpc), query.family)) {
      const AddressSet there = way.addresses.common(to);
      if (!way.is_local && !there.empty()) {
        route = way.route != nullptr ? way.route : route;
        doubt = doubt.empty() ? way.doubt : doubt;
        Outcome by = by_way(query, way, there);
        if (by.why.empty() && by.evidence != Evidence::proven) {
          by.why = Message(kNoRoute, {table->thing.key});
        }
        join(one, std::move(by), doubt);
      }
    }
    Outcome found = one.value_or(missing(kNoRoute, table->thing.key));
    found.hops.insert(found.hops.begin(), {HopKind::route_table, table->thing.key, route});
    join(all, std::move(found), tables.which);
  }
  if (tables.unread != nullptr && all->evidence == Evidence::missing) {
    all->evidence = Evidence::unknown;
    all->why = all->why.also(*tables.unread);
  }
  return std::move(*all);
}

// A reason is left out where there is no route: the table says that.
Outcome Gateways::by_way(const Query& query, const Way& way, const AddressSet& to) {
  if (way.route == nullptr) {
    return way.open != nullptr ? Outcome::of(Evidence::unknown, *way.open) : Outcome::of(Evidence::missing, {});
  }
  return way.route->target.match(
      [&](const Target& target) {
        const Truth is_blackhole = truth_of(way.route->is_blackhole);
        return is_blackhole == Truth::yes
                   ? missing(kBlackhole, target.key)
                   : decided(negation(is_blackhole), by_target(query, target, to), missing(kBlackhole, target.key),
                             why_of(way.route->is_blackhole, Message(kBlackhole, {target.key})));
      },
      [&](const Unknown& why) { return Outcome::of(Evidence::unknown, why.reason); });
}

Outcome Gateways::by_target(const Query& query, const Target& target, const AddressSet& to) {
  switch (target.kind) {
    case TargetKind::local:
      return Outcome::of(Evidence::missing, {});
    case TargetKind::internet_gateway:
      return by_internet_gateway(query, target.key);
    case TargetKind::nat_gateway:
      return query.behind != nullptr ? missing(kNatLoops, target.key) : by_nat(query, target.key, to);
    case TargetKind::egress_only_gateway:
      return by_egress_only(query, target.key);
    case TargetKind::peering:
      return Outcome::of(Evidence::missing, kPeering);
    case TargetKind::gateway_endpoint:
      return missing(kGatewayEndpoint, target.key);
    case TargetKind::transit_gateway:
    case TargetKind::virtual_private_gateway:
    case TargetKind::load_balancer_endpoint:
    case TargetKind::interface:
    case TargetKind::other:
      break;
  }
  Outcome beyond = Outcome::of(Evidence::plausible, Message(kBeyond, {target.key}));
  beyond.hops = {{HopKind::beyond, target.key}};
  return beyond;
}

Outcome Gateways::by_internet_gateway(const Query& query, std::string_view key) {
  const inventory::InternetGateway* gateway = index_.internet_gateway(key);
  const Truth is_attached = gateway != nullptr
                                ? all_of(index_.same(gateway->vpc, query.subnet.vpc), truth_of(gateway->thing.exists))
                                : Truth::maybe;
  Outcome result = decided(is_attached, passed(HopKind::internet_gateway, key), missing(kNotAttached, key),
                           why_not_there(gateway, key));
  const bool is_nat = query.behind != nullptr;
  result = both(std::move(result), decided(truth_of(query.has_public_address), Outcome{},
                                           missing(is_nat ? kFromPrivateNat : kNoPublicAddress, key),
                                           why_of(query.has_public_address, kWhetherPublic)));
  return both(std::move(result),
              access_.lets(query.subnet, is_nat ? PublicAccess::Crossing::by_nat : PublicAccess::Crossing::outward,
                           query.behind));
}

Outcome Gateways::by_nat(const Query& query, std::string_view key, const AddressSet& to) {
  const inventory::NatGateway* nat = index_.nat_gateway(key);
  if (nat == nullptr) {
    return Outcome::of(Evidence::unknown, Message(kNotRead, {std::string(key)}));
  }
  if (query.family == Family::v6) {
    return Outcome::of(Evidence::plausible, Message(kNatIpv6, {std::string(key)}));
  }
  const Truth is_up = all_of(truth_of(nat->is_available), truth_of(nat->thing.exists));
  const Outcome up = decided(is_up, passed(HopKind::nat_gateway, key), missing(kNatDown, key),
                             why_of(nat->is_available, why_not_there(nat, key)));
  const Truth is_regional = truth_of(nat->is_regional);
  const auto beyond = [&] {
    return decided(is_regional, is_regional == Truth::no ? Outcome{} : by_regional_nat(query, *nat),
                   is_regional == Truth::yes ? Outcome{} : by_zonal_nat(query, *nat, to),
                   why_of(nat->is_regional, Message(kNotRead, {std::string(key)})));
  };
  return up.evidence == Evidence::missing ? up : both(up, beyond());
}

Outcome Gateways::by_zonal_nat(const Query& query, const inventory::NatGateway& nat, const AddressSet& to) {
  const Subnet* subnet = index_.subnet(nat.subnet);
  if (subnet == nullptr) {
    const std::string key =
        nat.subnet.match([](const std::string& known) { return known; }, [&](const Unknown&) { return nat.thing.key; });
    return Outcome::of(Evidence::unknown, why_of(nat.subnet, Message(kNotRead, {key})));
  }
  const Truth is_here = index_.same(subnet->vpc, query.subnet.vpc);
  const Outcome here =
      decided(is_here, Outcome{}, missing(kNatElsewhere, nat.thing.key), Message(kNotRead, {nat.thing.key}));
  // An internet gateway needs the public address that a private NAT gateway has not.
  const Query from_nat{.subnet = *subnet,
                       .has_public_address = nat.is_public,
                       .family = query.family,
                       .answers = kNatAnswers,
                       .behind = &query.subnet};
  Outcome out =
      both(here, both(filters_.acls(*subnet, true, kWeb, kNatAnswers, query.family, to), by_tables(from_nat, to)));
  if (subnet != &query.subnet) {
    const AddressSet tasks = addresses_of(query.subnet.blocks, query.family).possible;
    out = both(std::move(out), filters_.acls(*subnet, false, kWeb, query.answers, query.family, tasks));
  }
  return out;
}

// It has no subnet: it is the VPC's internet gateway that counts.
Outcome Gateways::by_regional_nat(const Query& query, const inventory::NatGateway& nat) {
  const std::string& key = nat.thing.key;
  const Outcome is_public = decided(truth_of(nat.is_public), Outcome{}, missing(kNatPrivate, key),
                                    why_of(nat.is_public, Message(kNatPublicOpen, {key})));
  const Outcome has_gateway = decided(index_.has_internet_gateway(query.subnet.vpc), Outcome{},
                                      missing(kRegionalNatShut, key), Message(kRegionalNatOpen, {key}));
  return both(both(is_public, has_gateway), access_.lets(query.subnet, PublicAccess::Crossing::by_nat, &query.subnet));
}

Outcome Gateways::by_egress_only(const Query& query, std::string_view key) {
  if (query.family == Family::v4) {
    return Outcome::of(Evidence::missing, kOnlyIpv6);
  }
  const inventory::InternetGateway* gateway = index_.internet_gateway(key);
  const Truth is_attached = gateway != nullptr
                                ? all_of(index_.same(gateway->vpc, query.subnet.vpc), truth_of(gateway->thing.exists))
                                : Truth::maybe;
  return both(decided(is_attached, passed(HopKind::egress_only_gateway, key), missing(kEgressOnlyNotAttached, key),
                      why_not_there(gateway, key)),
              access_.lets(query.subnet, PublicAccess::Crossing::by_nat, &query.subnet));
}

Outcome Gateways::local_ways(const Subnet& from, const Subnet& to, Family family) {
  const AddressSet there = addresses_of(to.blocks, family).possible;
  const unsigned largest = family == Family::v4 ? kLargestVpcV4 : kLargestVpcV6;
  const Candidates<inventory::RouteTable> tables = index_.tables(from);
  // A table that was not read has the local route all the same.
  Outcome all;
  for (const inventory::RouteTable* table : tables.items) {
    std::optional<Outcome> one;
    for (const Way& way : routes_.ways(*table, index_.vpc(from.vpc), family)) {
      if (!way.addresses.meets(there) || (way.route == nullptr && !way.is_local && way.length < largest)) {
        continue;
      }
      if (way.is_local || way.length < largest) {
        join(one, Outcome{}, way.doubt);
      } else if (way.route == nullptr) {
        join(one, Outcome::of(Evidence::unknown, *way.open), way.doubt);
      } else {
        join(one,
             way.route->target.match(
                 [&](const Target& target) {
                   const bool is_shut = truth_of(way.route->is_blackhole) == Truth::yes;
                   return target.kind == TargetKind::local ? Outcome{}
                          : is_shut                        ? missing(kBlackhole, target.key)
                                    : Outcome::of(Evidence::plausible, Message(kMiddlebox, {target.key}));
                 },
                 [&](const Unknown& why) { return Outcome::of(Evidence::unknown, why.reason); }),
             way.doubt);
      }
    }
    all = table == tables.items.front() ? one.value_or(Outcome{})
                                        : decided(Truth::maybe, std::move(all), one.value_or(Outcome{}), tables.which);
  }
  return all;
}

const Outcome& Gateways::within(const Subnet& from, const Subnet& to, const Traffic& traffic, const Traffic& answers,
                                Family family) {
  const auto [at, is_new] = within_.try_emplace({&from, &to, traffic.ports.first, answers.ports.first, family});
  if (is_new && &from != &to) {
    const AddressSet there = addresses_of(to.blocks, family).possible;
    const AddressSet here = addresses_of(from.blocks, family).possible;
    Outcome ways = both(local_ways(from, to, family), local_ways(to, from, family));
    at->second = both(std::move(ways), both(filters_.acls(from, true, traffic, answers, family, there),
                                            filters_.acls(to, false, traffic, answers, family, here)));
  }
  return at->second;
}

std::vector<Gateways::Beyond> Gateways::beyond(const Subnet& subnet, Family family) {
  const Candidates<inventory::RouteTable> tables = index_.tables(subnet);
  const bool is_certain = tables.items.size() == 1 && !tables.more.has_value();
  std::vector<Beyond> all;
  if (tables.more.has_value()) {
    all.push_back({.why = *tables.more, .addresses = AddressSet(inventory::everything(family))});
  } else if (tables.unread != nullptr) {
    all.push_back({.why = *tables.unread, .addresses = AddressSet(inventory::everything(family))});
  }
  for (const inventory::RouteTable* table : tables.items) {
    for (const Way& way : routes_.ways(*table, index_.vpc(subnet.vpc), family)) {
      const Target* target = target_of(way);
      const bool is_beyond = target != nullptr && target->kind != TargetKind::local &&
                             hop_of(target->kind) == HopKind::beyond && truth_of(way.route->is_blackhole) != Truth::yes;
      if (is_beyond) {
        const bool is_sure = is_certain && truth_of(way.route->is_blackhole) == Truth::no;
        all.push_back({.target = target->key, .addresses = way.addresses, .sure = is_sure ? way.sure : AddressSet()});
      } else if (const base::Message* why = why_open(way)) {
        all.push_back({.why = *why, .addresses = way.addresses});
      }
    }
  }
  return all;
}

Gateways::Answers Gateways::answers_to(const Subnet& subnet, Family family) {
  const Candidates<inventory::RouteTable> tables = index_.tables(subnet);
  const Known<bool> has_address = Known<bool>::defaulted(true);
  const Traffic none;
  const Query query{.subnet = subnet, .has_public_address = has_address, .family = family, .answers = none};
  const Outcome unblocked_here = access_.lets(subnet, PublicAccess::Crossing::inward);
  const AddressSet& everyone = public_addresses(family);
  if (unblocked_here.evidence == Evidence::missing) {
    return {};
  }
  Answers result;
  const auto doubt = [&](const Message& why) { result.why = result.why.empty() ? why : result.why; };
  std::optional<MaybeSet> all;
  if (tables.more.has_value()) {
    all = MaybeSet::open(family);
    doubt(*tables.more);
  }
  for (const inventory::RouteTable* table : tables.items) {
    AddressSet by_gateway;
    AddressSet by_other = AddressSet(inventory::everything(family)).without(everyone);
    const inventory::Route* route = nullptr;
    for (const Way& way : routes_.ways(*table, index_.vpc(subnet.vpc), family)) {
      const Target* target = target_of(way);
      const bool is_gateway = target != nullptr && target->kind == TargetKind::internet_gateway;
      const Message* open = why_open(way);
      const Outcome by = is_gateway        ? by_way(query, way, way.addresses)
                         : open != nullptr ? Outcome::of(Evidence::unknown, *open)
                                           : Outcome::of(Evidence::missing, {});
      by_gateway = by.evidence != Evidence::missing ? by_gateway.with(way.addresses) : by_gateway;
      by_other = by.evidence != Evidence::proven && !way.is_local ? by_other.with(way.addresses) : by_other;
      if (is_gateway && by.evidence != Evidence::missing) {
        route = way.route;
        result.hops.push_back({HopKind::internet_gateway, target->key});
      }
      doubt(way.doubt);
      doubt(by.evidence == Evidence::unknown || by.evidence == Evidence::plausible ? by.why : Message());
    }
    const MaybeSet here{.sure = by_gateway.without(by_other), .possible = by_gateway};
    result.hops.push_back({HopKind::route_table, table->thing.key, route});
    const bool is_other = all.has_value() && !(all->sure == here.sure && all->possible == here.possible);
    doubt(is_other ? tables.which : Message());
    all = all.has_value() ? MaybeSet{.sure = all->sure.common(here.sure), .possible = all->possible.with(here.possible)}
                          : here;
  }
  if (tables.unread != nullptr) {
    all->possible = AddressSet(inventory::everything(family));
    doubt(*tables.unread);
  }
  result.from = all->common(MaybeSet::known(everyone));
  if (unblocked_here.evidence != Evidence::proven) {
    result.why = unblocked_here.why;
    result.from = result.from.doubted();
  } else if (index_.may_have_edge_routes(subnet.vpc)) {
    doubt(subnet.vpc.match([](const std::string& key) { return Message(kEdge, {key}); },
                           [](const Unknown& why) { return why.reason; }));
    result.from = result.from.doubted();
  }
  return result;
}

Answer Gateways::leads_to_internet_gateway(const Subnet& subnet, Family family) {
  const Candidates<inventory::RouteTable> tables = index_.tables(subnet);
  const AddressSet& everyone = public_addresses(family);
  Answer answer;
  Truth all = Truth::yes;
  const auto doubt = [&](const base::Message& why) { answer.why = answer.why.empty() ? why : answer.why; };
  if (tables.more.has_value()) {
    all = Truth::maybe;
    doubt(*tables.more);
  }
  for (const inventory::RouteTable* table : tables.items) {
    Truth one = Truth::no;
    for (const Way& way : routes_.ways(*table, index_.vpc(subnet.vpc), family)) {
      if (!way.addresses.meets(everyone)) {
        continue;
      }
      const Target* target = target_of(way);
      if (target != nullptr && target->kind == TargetKind::internet_gateway) {
        // AWS takes no route to a gateway that is not attached to the VPC; such a route is a blackhole later on.
        const inventory::InternetGateway* gateway = index_.internet_gateway(target->key);
        const bool is_elsewhere = gateway != nullptr && index_.same(gateway->vpc, subnet.vpc) == Truth::no;
        const Truth leads =
            all_of(way.doubt.empty() ? Truth::yes : Truth::maybe, negation(truth_of(way.route->is_blackhole)));
        if (leads != Truth::no && !is_elsewhere) {
          one = any_of(one, leads);
          answer.hops = {{HopKind::route_table, table->thing.key, way.route}, {HopKind::internet_gateway, target->key}};
        }
        if (leads == Truth::maybe) {
          doubt(way.doubt.empty() ? why_of(way.route->is_blackhole, Message(kMayNotExist, {target->key})) : way.doubt);
        }
      } else if (const base::Message* why = why_open(way)) {
        one = any_of(one, Truth::maybe);
        doubt(*why);
      }
    }
    const bool is_first = table == tables.items.front() && !tables.more.has_value();
    if (!is_first && all != one) {
      doubt(tables.which);
    }
    all = is_first ? one : all == one ? all : Truth::maybe;
  }
  if (tables.unread != nullptr && all == Truth::no) {
    all = Truth::maybe;
    doubt(*tables.unread);
  }
  answer.truth = all;
  return answer;
}

}  // namespace kakoi::reachability
