#include "reachability/inward.hpp"

#include <optional>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Family;
using inventory::Ports;
using inventory::Reference;
using inventory::Subnet;

constexpr Phrase kNoAddress{"it has no address that the internet can reach",
                            "インターネットから届くアドレスがありません"};
constexpr Phrase kNoWay{"no internet gateway leads to {}", "{} につながるインターネットゲートウェイがありません"};
constexpr Phrase kAclShut{"the network ACL of {} lets nobody in", "{} のネットワーク ACL は誰も通しません"};
constexpr Phrase kGroupsShut{"no security group lets an address of the internet in on tcp or udp",
                             "インターネットからの tcp や udp を通すセキュリティグループがありません"};
constexpr Phrase kOpen{"who can reach it depends on what is not known", "到達できる相手が、決まらない値に左右されます"};

// Connections of clients begin at any of these.
constexpr Ports kClientPorts{.first = 1024, .last = 65535};

// More of the internet gets to it, for certain or else perhaps.
bool is_wider(const Opening& a, const Opening& b) {
  const auto share = [](const AddressSet& set, Family family) { return set.share_of(public_addresses(family)); };
  const double sure_a = share(a.from.sure, a.family);
  const double sure_b = share(b.from.sure, b.family);
  return sure_a != sure_b ? sure_a > sure_b : share(a.from.possible, a.family) > share(b.from.possible, b.family);
}

}  // namespace

Exposure strongest(Exposure a, Exposure b) { return a.kind < b.kind ? std::move(b) : std::move(a); }

Inward::Inward(const inventory::Network& network)
    : index_(network), filters_(index_), gateways_(index_, filters_), group_openings_(index_, filters_) {}

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
    const MaybeSet& answers = filters_.acl(*acl, true, {.protocol = protocol, .ports = kClientPorts}, family).on_any;
    const MaybeSet back = answers.common(internet);
    bool lets_surely = is_certain && answers.sure == answers.possible;
    for (const PortsAllowed& part : filters_.acl_by_ports(*acl, false, protocol, family)) {
      const MaybeSet from = part.addresses.common(back);
      all.push_back({.family = family,
                     .traffic = {.protocol = protocol, .ports = part.ports},
                     .from = is_certain ? from : from.doubted()});
      lets_surely = lets_surely && part.addresses.sure == part.addresses.possible;
    }
    if (!lets_surely && into.why_open.empty()) {
      const Message why = Filters::why_open(*acl, false);
      into.why_open = why.empty() ? Filters::why_open(*acl, true) : why;
    }
    into.hops.push_back(
        {.kind = HopKind::acl, .key = acl->thing.key, .passes = lets_surely ? Evidence::proven : Evidence::unknown});
  }
  const std::vector<Opening> parts = laid_out(all);
  into.openings.insert(into.openings.end(), parts.begin(), parts.end());
}

const Inward::Reaching& Inward::reaching(const Subnet& subnet, Family family) {
  const auto [at, is_new] = reaching_.try_emplace({&subnet, family});
  if (is_new) {
    Reaching& into = at->second;
    Gateways::Answers answers = gateways_.answers_to(subnet, family);
    const MaybeSet& internet = answers.from;
    into.hops = std::move(answers.hops);
    into.why_not = Message(internet.possible.empty() ? kNoWay : kAclShut, {subnet.thing.key});
    if (const Outcome in = gateways_.lets_in(subnet); in.evidence == Evidence::missing) {
      into.why_not = in.why;
    }
    if (internet.sure != internet.possible) {
      into.why_open = answers.why;
    }
    if (!internet.possible.empty()) {
      add_openings(subnet, family, inventory::kTcp, internet, into);
      const std::size_t hops = into.hops.size();
      add_openings(subnet, family, inventory::kUdp, internet, into);
      into.hops.resize(hops);  // the same again
    }
  }
  return at->second;
}

void Inward::add(const Receiver& receiver, const Subnet& subnet, Family family, Exposure& into, Reasons& reasons) {
  const base::Known<bool>& address = family == Family::v4 ? receiver.has_public_ipv4 : receiver.has_ipv6;
  const Truth has_address = truth_of(address);
  if (has_address == Truth::no || (family == Family::v4 && truth_of(subnet.is_ipv6_only) == Truth::yes)) {
    return;
  }
  const Reaching& reaching = this->reaching(subnet, family);
  if (reaching.openings.empty()) {
    reasons.shut = reasons.is_known ? reasons.shut : reaching.why_not;
    reasons.is_known = true;
    return;
  }
  inventory::References by_default;
  const inventory::References& groups = filters_.effective(*receiver.groups, subnet.vpc, by_default);
  reasons.shut = kGroupsShut;
  reasons.is_known = true;
  reasons.open = address.match([&](bool) { return reaching.why_open; }, [](const Unknown& why) { return why.reason; });
  const auto meet = [&](const Opening& let_in, const inventory::SecurityGroup* group) {
    for (const Opening& reached : reaching.openings) {
      const auto ports = common_ports(reached.traffic.ports, let_in.traffic.ports);
      if (reached.traffic.protocol != let_in.traffic.protocol || !ports.has_value()) {
        continue;
      }
      const MaybeSet from = reached.from.common(let_in.from);
      if (!from.possible.empty()) {
        into.openings.push_back({.family = family,
                                 .traffic = {.protocol = reached.traffic.protocol, .ports = *ports},
                                 .from = has_address == Truth::yes ? from : from.doubted()});
        if (into.hops.empty() || is_wider(into.openings.back(), into.widest)) {
          into.widest = into.openings.back();
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
      for (const Opening& opening : group_openings_.lets_in(*group, family)) {
        meet(opening, group);
      }
      reasons.open = reasons.open.empty() ? filters_.why_open(*group, false, family) : reasons.open;
    } else {
      anything(why_no_group(reference));
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
      result.why = why_no_subnet(receiver.subnet);
    }
    return result;
  }
  add(receiver, *subnet, Family::v4, result, reasons);
  add(receiver, *subnet, Family::v6, result, reasons);
  result.openings = laid_out(result.openings);
  result.kind = kind_of(result.openings);
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
