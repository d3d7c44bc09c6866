#include "reachability/inward.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Family;
using inventory::Ports;
using inventory::Reference;
using inventory::Rule;
using inventory::Subnet;

constexpr Phrase kNoSubnet{"subnet {} is not in what was read", "サブネット {} は読み取った範囲にありません"};
constexpr Phrase kNoAddress{"it has no address that the internet can reach",
                            "インターネットから届くアドレスがありません"};
constexpr Phrase kNoWay{"no internet gateway leads to {}", "{} につながるインターネットゲートウェイがありません"};
constexpr Phrase kAclShut{"the network ACL of {} lets nobody in", "{} のネットワーク ACL は誰も通しません"};
constexpr Phrase kGroupsShut{"no security group lets an address of the internet in",
                             "インターネットのアドレスを通すセキュリティグループがありません"};
constexpr Phrase kOpen{"who can reach it depends on what is not known", "到達できる相手が、決まらない値に左右されます"};
constexpr Phrase kNoGroupRead{"security group {} is not in what was read",
                              "セキュリティグループ {} は読み取った範囲にありません"};

// Connections of clients begin at any of these.
constexpr Ports kClientPorts{.first = 1024, .last = 65535};
constexpr double kMost = 0.5;

std::optional<Ports> common(const Ports& a, const Ports& b) {
  const Ports both{.first = std::max(a.first, b.first), .last = std::min(a.last, b.last)};
  return both.first <= both.last ? std::optional(both) : std::nullopt;
}

// Where several overlap, each port once with all who reach it.
std::vector<Opening> laid_out(const std::vector<Opening>& all) {
  std::vector<Opening> result;
  for (const Family family : {Family::v4, Family::v6}) {
    for (const int protocol : {inventory::kTcp, inventory::kUdp}) {
      std::set<std::uint32_t> bounds;
      std::vector<const Opening*> these;
      for (const Opening& one : all) {
        if (one.family == family && one.traffic.protocol == protocol) {
          bounds.insert(one.traffic.ports.first);
          bounds.insert(static_cast<std::uint32_t>(one.traffic.ports.last) + 1);
          these.push_back(&one);
        }
      }
      for (auto bound = bounds.begin(); bound != bounds.end() && std::next(bound) != bounds.end(); ++bound) {
        Opening here{.family = family,
                     .traffic = {.protocol = protocol,
                                 .ports = {.first = static_cast<std::uint16_t>(*bound),
                                           .last = static_cast<std::uint16_t>(*std::next(bound) - 1)}},
                     .from = {}};
        for (const Opening* one : these) {
          if (common(one->traffic.ports, here.traffic.ports).has_value()) {
            here.from = here.from.with(one->from);
          }
        }
        if (here.from.possible.empty()) {
          continue;
        }
        const bool goes_on =
            !result.empty() && result.back().family == family && result.back().traffic.protocol == protocol &&
            result.back().traffic.ports.last + 1 == here.traffic.ports.first &&
            result.back().from.sure == here.from.sure && result.back().from.possible == here.from.possible;
        if (goes_on) {
          result.back().traffic.ports.last = here.traffic.ports.last;
        } else {
          result.push_back(std::move(here));
        }
      }
    }
  }
  return result;
}

ExposureKind kind_of(const AddressSet& from, Family family) {
  return from.empty()                                       ? ExposureKind::unreachable
         : from.share_of(public_addresses(family)) >= kMost ? ExposureKind::anywhere
                                                            : ExposureKind::restricted;
}

}  // namespace

Exposure strongest(Exposure a, Exposure b) { return a.kind < b.kind ? std::move(b) : std::move(a); }

Inward::Inward(const inventory::Network& network) : index_(network), filters_(index_), gateways_(index_, filters_) {}

void Inward::add_openings(const Subnet& subnet, Family family, int protocol, const MaybeSet& internet, Reaching& into) {
  const Candidates<inventory::NetworkAcl> acls = index_.acls(subnet);
  std::vector<Opening> all;
  if (acls.more.has_value()) {
    into.why_open = *acls.more;
    all.push_back({.family = family, .traffic = {.protocol = protocol}, .from = internet.doubted()});
  }
  if (acls.unread != nullptr) {
    into.why_open = *acls.unread;
    all.push_back({.family = family, .traffic = {.protocol = protocol}, .from = internet.doubted()});
  }
  const bool is_certain = acls.items.size() == 1 && !acls.more.has_value();
  for (const inventory::NetworkAcl* acl : acls.items) {
    const MaybeSet back =
        filters_.acl(*acl, true, {.protocol = protocol, .ports = kClientPorts}, family).on_any.common(internet);
    for (const PortsAllowed& part : filters_.acl_by_ports(*acl, false, protocol, family)) {
      const MaybeSet from = part.addresses.common(back);
      all.push_back({.family = family,
                     .traffic = {.protocol = protocol, .ports = part.ports},
                     .from = is_certain ? from : from.doubted()});
    }
    into.hops.push_back({HopKind::acl, acl->thing.key});
  }
  const std::vector<Opening> parts = laid_out(all);
  into.openings.insert(into.openings.end(), parts.begin(), parts.end());
}

const Inward::Reaching& Inward::reaching(const Subnet& subnet, Family family) {
  const auto [at, is_new] = reaching_.try_emplace({&subnet, family});
  if (is_new) {
    Reaching& into = at->second;
    const MaybeSet internet = gateways_.answers_to(subnet, family, into.hops);
    into.why_not = Message(internet.possible.empty() ? kNoWay : kAclShut, {subnet.thing.key});
    if (!internet.possible.empty()) {
      add_openings(subnet, family, inventory::kTcp, internet, into);
      const std::size_t hops = into.hops.size();
      add_openings(subnet, family, inventory::kUdp, internet, into);
      into.hops.resize(hops);  // the same again
    }
  }
  return at->second;
}

const std::vector<Opening>& Inward::lets_in(const inventory::SecurityGroup& group, Family family) {
  const auto [at, is_new] = groups_.try_emplace({&group, family});
  if (!is_new) {
    return at->second;
  }
  std::vector<Opening> all;
  const auto add = [&](int protocol, const Ports& ports, const MaybeSet& from) {
    const MaybeSet internet = from.common(MaybeSet::known(public_addresses(family)));
    if (!internet.possible.empty()) {
      all.push_back({.family = family, .traffic = {.protocol = protocol, .ports = ports}, .from = internet});
    }
  };
  const bool is_open = group.rules.more.has_value() || index_.unread(inventory::NetworkPart::groups) != nullptr;
  for (const int protocol : {inventory::kTcp, inventory::kUdp}) {
    if (is_open) {
      add(protocol, Ports{}, MaybeSet::open(family));
    }
    for (const Rule& rule : group.rules.items) {
      const Match match = matches(rule.protocol, base::Known<Ports>::defaulted({}), {.protocol = protocol});
      const Truth counts = all_of(match.any, all_of(truth_of(rule.exists), truth_of(group.thing.exists)));
      if (rule.is_egress || counts == Truth::no || rule.peer == inventory::PeerKind::group) {
        continue;  // the members of a group have addresses within the network
      }
      bool is_of_service = false;
      const MaybeSet from = rule.peer == inventory::PeerKind::prefix_list
                                ? filters_.prefix_list(rule.reference, family, is_of_service)
                                : addresses_of({.items = {rule.block}}, family);
      // A rule for all protocols is for all ports.
      const bool has_all_ports = rule.protocol.match([](int known) { return known == inventory::kAnyProtocol; },
                                                     [](const Unknown&) { return true; });
      const bool is_sure =
          counts == Truth::yes &&
          (has_all_ports || rule.ports.match([](const Ports&) { return true; }, [](const Unknown&) { return false; }));
      const Ports ports = has_all_ports ? Ports{}
                                        : rule.ports.match([](const Ports& known) { return known; },
                                                           [](const Unknown&) { return Ports{}; });
      add(protocol, ports, is_sure ? from : from.doubted());
    }
  }
  return at->second = laid_out(all);
}

void Inward::add(const Receiver& receiver, const Subnet& subnet, Family family, Exposure& into, Reasons& reasons) {
  const base::Known<bool>& address = family == Family::v4 ? receiver.has_public_ipv4 : receiver.has_ipv6;
  const Truth has_address = truth_of(address);
  if (has_address == Truth::no) {
    return;
  }
  const Reaching& reaching = this->reaching(subnet, family);
  if (reaching.openings.empty()) {
    reasons.shut = reaching.why_not;
    return;
  }
  inventory::References by_default;
  const inventory::References& groups = filters_.effective(*receiver.groups, subnet.vpc, by_default);
  reasons.shut = kGroupsShut;
  reasons.open = address.match([&](bool) { return reaching.why_open; }, [](const Unknown& why) { return why.reason; });
  const auto meet = [&](const Opening& let_in, const inventory::SecurityGroup* group) {
    for (const Opening& reached : reaching.openings) {
      const auto ports = common(reached.traffic.ports, let_in.traffic.ports);
      if (reached.traffic.protocol != let_in.traffic.protocol || !ports.has_value()) {
        continue;
      }
      const MaybeSet from = reached.from.common(let_in.from);
      if (!from.possible.empty()) {
        into.openings.push_back({.family = family,
                                 .traffic = {.protocol = reached.traffic.protocol, .ports = *ports},
                                 .from = has_address == Truth::yes ? from : from.doubted()});
        if (into.hops.empty()) {
          into.hops = reaching.hops;
          into.hops.push_back({HopKind::group, group != nullptr ? std::string_view(group->thing.key) : ""});
        }
      }
    }
  };
  const auto anything = [&](const Message& why) {
    reasons.open = why;
    for (const int protocol : {inventory::kTcp, inventory::kUdp}) {
      meet({.family = family, .traffic = {.protocol = protocol}, .from = MaybeSet::open(family)}, nullptr);
    }
  };
  for (const Reference& reference : groups.items) {
    if (const inventory::SecurityGroup* group = index_.group(reference)) {
      for (const Opening& opening : lets_in(*group, family)) {
        meet(opening, group);
      }
    } else {
      anything(reference.match([](const std::string& key) { return Message(kNoGroupRead, {key}); },
                               [](const Unknown& why) { return why.reason; }));
    }
  }
  if (groups.more.has_value()) {
    anything(groups.more->reason);
  }
}

Exposure Inward::exposure(const Receiver& receiver) {
  Exposure result;
  Reasons reasons{.shut = kNoAddress, .open = {}};
  result.why = kNoAddress;
  const Subnet* subnet = index_.subnet(receiver.subnet);
  if (subnet == nullptr) {
    const bool may_have_one = any_of(truth_of(receiver.has_public_ipv4), truth_of(receiver.has_ipv6)) != Truth::no;
    if (may_have_one) {
      result.kind = ExposureKind::unknown;
      result.why = receiver.subnet.match([](const std::string& key) { return Message(kNoSubnet, {key}); },
                                         [](const Unknown& why) { return why.reason; });
    }
    return result;
  }
  add(receiver, *subnet, Family::v4, result, reasons);
  add(receiver, *subnet, Family::v6, result, reasons);
  result.openings = laid_out(result.openings);
  ExposureKind sure = ExposureKind::unreachable;
  ExposureKind possible = ExposureKind::unreachable;
  for (const Opening& opening : result.openings) {
    sure = std::max(sure, kind_of(opening.from.sure, opening.family));
    possible = std::max(possible, kind_of(opening.from.possible, opening.family));
  }
  result.kind = sure == possible ? sure : ExposureKind::unknown;
  result.why = result.kind == ExposureKind::unreachable ? reasons.shut
               : result.kind != ExposureKind::unknown   ? Message()
               : reasons.open.empty()                   ? Message(kOpen)
                                                        : reasons.open;
  if (receiver.is_idle && result.kind != ExposureKind::unreachable) {
    result.kind = ExposureKind::idle;
  }
  return result;
}

}  // namespace kakoi::reachability
