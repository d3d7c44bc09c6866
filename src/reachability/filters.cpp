#include "reachability/filters.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Family;
using inventory::PeerKind;
using inventory::Ports;
using inventory::Reference;
using inventory::Rule;

constexpr Phrase kShutOut{"no rule of {} lets {} out to there",
                          "{} に、そこへの {} の送信を許可するルールがありません"};
constexpr Phrase kShutIn{"no rule of {} lets {} in from the tasks",
                         "{} に、タスクからの {} の受信を許可するルールがありません"};
constexpr Phrase kNoDefaultGroup{
    "it names no security group, and the VPC's default one is not in what was read",
    "セキュリティグループの指定がなく、VPC のデフォルトグループも読み取った範囲にありません"};
constexpr Phrase kGroupOpen{"what security group {} lets through is not wholly known",
                            "セキュリティグループ {} が何を通すか、すべては決まりません"};
constexpr Phrase kAclShut{"network ACL {} does not let this through", "ネットワーク ACL {} がこれを通しません"};
constexpr Phrase kAclOpen{"what network ACL {} lets through is not wholly known",
                          "ネットワーク ACL {} が何を通すか、すべては決まりません"};
constexpr Phrase kAclPorts{"network ACL {} lets answers through on some of the ports that they come to",
                           "ネットワーク ACL {} は応答に使われるポートの一部しか通しません"};

// Of groups that are all known.
std::string names_of(const inventory::References& groups) {
  std::string names;
  for (const Reference& group : groups.items) {
    names += (names.empty() ? "" : ", ") +
             group.match([](const std::string& key) { return key; }, [](const Unknown&) { return std::string(); });
  }
  return names;
}

constexpr Phrase kList{"what prefix list {} holds is not known", "プレフィックスリスト {} の内容が分かりません"};

// The first reason in `values`; empty where all are known.
template <typename... Values>
Message first_reason(const Values&... values) {
  Message why;
  const auto look = [&](const auto& value) {
    value.match([](const auto&) { return 0; },
                [&](const Unknown& unknown) {
                  why = why.empty() ? unknown.reason : why;
                  return 0;
                });
  };
  (look(values), ...);
  return why;
}

std::string ports_text(const Traffic& traffic) {
  const std::string protocol = traffic.protocol == inventory::kUdp ? "udp/" : "tcp/";
  const std::string first = std::to_string(traffic.ports.first);
  return protocol +
         (traffic.ports.first == traffic.ports.last ? first : first + "-" + std::to_string(traffic.ports.last));
}

Truth at_least(const MaybeSet& allowed, const AddressSet& peer) {
  return allowed.sure.holds(peer) && !peer.empty() ? Truth::yes
         : allowed.possible.meets(peer)            ? Truth::maybe
                                                   : Truth::no;
}

}  // namespace

Match matches(const Known<int>& protocol, const Known<Ports>& ports, const Traffic& traffic) {
  Match match = protocol.match(
      [&](int known) {
        if (known == inventory::kAnyProtocol) {
          return Match{.all = Truth::yes, .any = Truth::yes};
        }
        if (known != traffic.protocol) {
          return Match{};
        }
        return ports.match(
            [&](const Ports& range) {
              const bool is_all = range.first <= traffic.ports.first && traffic.ports.last <= range.last;
              const bool is_any = range.first <= traffic.ports.last && traffic.ports.first <= range.last;
              return Match{.all = is_all ? Truth::yes : Truth::no, .any = is_any ? Truth::yes : Truth::no};
            },
            [](const Unknown&) { return Match{.all = Truth::maybe, .any = Truth::maybe}; });
      },
      [](const Unknown&) { return Match{.all = Truth::maybe, .any = Truth::maybe}; });
  return match;
}

std::size_t Filters::Hash::operator()(const Question& question) const {
  std::size_t seed = std::hash<const void*>()(question.of);
  const auto mix = [&](std::size_t value) { seed ^= value + 0x9e3779b97f4a7c15U + (seed << 6U) + (seed >> 2U); };
  mix(static_cast<std::size_t>(question.protocol) + 1);
  mix(question.ports);
  mix((question.is_egress ? 2U : 0U) + (question.family == Family::v6 ? 1U : 0U));
  return seed;
}

Filters::Question Filters::question(const void* of, bool is_egress, const Traffic& traffic, Family family) {
  return {.of = of,
          .protocol = traffic.protocol,
          .ports = static_cast<std::uint32_t>(traffic.ports.first) << 16U | traffic.ports.last,
          .is_egress = is_egress,
          .family = family};
}

MaybeSet Filters::prefix_list(const Reference& reference, Family family, bool& is_of_service) const {
  const inventory::PrefixList* list = index_.prefix_list(reference);
  is_of_service = false;
  if (list == nullptr) {
    return MaybeSet::open(family);
  }
  const Truth is_service = truth_of(list->service.map([](const std::string& name) { return !name.empty(); }));
  is_of_service = is_service == Truth::yes;
  if (is_service == Truth::maybe) {
    return MaybeSet::open(family);
  }
  const MaybeSet blocks = addresses_of(list->blocks, family);
  const bool is_public = list->service.match([](const std::string& name) { return name == "s3" || name == "dynamodb"; },
                                             [](const Unknown&) { return false; });
  // What is in them is not known, but none of it is an address of a VPC.
  return is_public ? MaybeSet{.sure = blocks.sure, .possible = blocks.possible.common(public_addresses(family))}
                   : blocks;
}

const GroupAllows& Filters::group(const inventory::SecurityGroup& group, bool is_egress, const Traffic& traffic,
                                  Family family) {
  const auto [at, is_new] = group_answers_.try_emplace(question(&group, is_egress, traffic, family));
  if (is_new) {
    at->second = read_group(group, is_egress, traffic, family);
  }
  return at->second;
}

GroupAllows Filters::read_group(const inventory::SecurityGroup& group, bool is_egress, const Traffic& traffic,
                                Family family) const {
  GroupAllows allows;
  for (const Rule& rule : group.rules.items) {
    const Truth counts = all_of(matches(rule.protocol, rule.ports, traffic).all,
                                all_of(truth_of(rule.exists), truth_of(group.thing.exists)));
    if (rule.is_egress != is_egress || counts == Truth::no) {
      continue;
    }
    if (rule.peer == PeerKind::group) {
      allows.named.push_back({.rule = &rule, .counts = counts});
      continue;
    }
    bool is_of_service = false;
    const MaybeSet addresses = rule.peer == PeerKind::prefix_list ? prefix_list(rule.reference, family, is_of_service)
                                                                  : addresses_of({.items = {rule.block}}, family);
    allows.blocks = allows.blocks.with(counts == Truth::yes ? addresses : addresses.doubted());
    if (rule.peer == PeerKind::prefix_list) {
      allows.named.push_back({.rule = &rule, .counts = counts});
    }
  }
  const Message* unread = index_.unread(inventory::NetworkPart::groups);
  allows.open = group.rules.more.has_value() ? &group.rules.more->reason : unread;
  return allows;
}

Message Filters::why_open(const inventory::SecurityGroup& group, bool is_egress, Family family) const {
  Message why = group.rules.more.has_value() ? group.rules.more->reason : first_reason(group.thing.exists);
  for (const Rule& rule : group.rules.items) {
    if (!why.empty()) {
      break;
    }
    if (rule.is_egress == is_egress) {
      why = first_reason(rule.exists, rule.protocol, rule.ports, rule.block, rule.reference);
      why = why.empty() && rule.peer == PeerKind::prefix_list ? why_open(rule.reference, family) : why;
    }
  }
  const Message* unread = index_.unread(inventory::NetworkPart::groups);
  return why.empty() && unread != nullptr ? *unread : why;
}

// Of a prefix list.
Message Filters::why_open(const Reference& reference, Family family) const {
  bool is_of_service = false;
  const MaybeSet list = prefix_list(reference, family, is_of_service);
  return list.sure == list.possible ? Message()
                                    : reference.match([](const std::string& key) { return Message(kList, {key}); },
                                                      [](const Unknown& why) { return why.reason; });
}

Message Filters::why_open(const inventory::NetworkAcl& acl, bool is_egress) {
  Message why = acl.entries.more.has_value() ? acl.entries.more->reason : first_reason(acl.thing.exists);
  for (const inventory::AclEntry& entry : acl.entries.items) {
    if (entry.is_egress == is_egress && why.empty()) {
      why = first_reason(entry.exists, entry.number, entry.allows, entry.protocol, entry.ports, entry.block);
    }
  }
  return why;
}

// Is the peer what the rule names?
Truth Filters::names(const GroupAllows::Named& named, const Peer& peer) const {
  const Rule& rule = *named.rule;
  if (rule.peer == PeerKind::prefix_list) {
    const inventory::PrefixList* list = index_.prefix_list(rule.reference);
    const Truth is_its =
        list == nullptr || peer.service.empty()
            ? Truth::no
            : truth_of(list->service.map([&](const std::string& name) { return name == peer.service; }));
    return all_of(is_its, named.counts);
  }
  if (peer.groups == nullptr) {
    return Truth::no;
  }
  return all_of(index_.holds(*peer.groups, rule.reference), named.counts);
}

const inventory::References& Filters::effective(const inventory::References& groups, const Reference& vpc,
                                                inventory::References& by_default) const {
  if (!groups.items.empty() || groups.more.has_value()) {
    return groups;
  }
  if (const inventory::SecurityGroup* group = index_.default_group(vpc)) {
    by_default.items = {Reference::defaulted(group->thing.key)};
  } else {
    by_default.more = Unknown{.reason = kNoDefaultGroup};
  }
  return by_default;
}

Outcome Filters::groups(const inventory::References& own, bool is_egress, const Traffic& traffic, Family family,
                        const Peer& peer) {
  MaybeSet blocks;
  std::string_view first;
  std::optional<Message> open = own.more.has_value() ? std::optional(own.more->reason) : std::nullopt;
  for (const Reference& reference : own.items) {
    const inventory::SecurityGroup* group = index_.group(reference);
    if (group == nullptr) {
      open = why_no_group(reference);
      continue;
    }
    first = first.empty() ? std::string_view(group->thing.key) : first;
    const GroupAllows& allows = this->group(*group, is_egress, traffic, family);
    Truth of_this = at_least(allows.blocks, peer.addresses);
    for (const GroupAllows::Named& one : allows.named) {
      of_this = any_of(of_this, names(one, peer));
    }
    if (of_this == Truth::yes) {
      return {.evidence = Evidence::proven, .why = {}, .hops = {{HopKind::group, group->thing.key}}};
    }
    blocks = blocks.with(allows.blocks);
    if (allows.open != nullptr || of_this == Truth::maybe) {
      const Message what(kGroupOpen, {group->thing.key});
      const Message why = why_open(*group, is_egress, family);
      open = open.value_or(why.empty() ? what : what.then(why));
    }
  }
  if (at_least(blocks, peer.addresses) == Truth::yes) {
    return {.evidence = Evidence::proven, .why = {}, .hops = {{HopKind::group, first}}};
  }
  return open.has_value() ? Outcome::of(Evidence::unknown, *open)
                          : Outcome::of(Evidence::missing,
                                        Message(is_egress ? kShutOut : kShutIn, {names_of(own), ports_text(traffic)}));
}

const AclAllows& Filters::acl(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic, Family family) {
  const auto [at, is_new] = acl_answers_.try_emplace(question(&acl, is_egress, traffic, family));
  if (!is_new) {
    return at->second;
  }
  AclAllows allows{.on_all = MaybeSet::known(AddressSet(inventory::everything(family)))};
  for (const PortsAllowed& part : acl_by_ports(acl, is_egress, traffic.protocol, family)) {
    if (part.ports.first <= traffic.ports.last && traffic.ports.first <= part.ports.last) {
      allows.on_all = allows.on_all.common(part.addresses);
      allows.on_any = allows.on_any.with(part.addresses);
    }
  }
  return at->second = std::move(allows);
}

// Between two bounds of entries all ports are treated alike.
const std::vector<PortsAllowed>& Filters::acl_by_ports(const inventory::NetworkAcl& acl, bool is_egress, int protocol,
                                                       Family family) {
  const auto [at, is_new] = acl_ports_.try_emplace(question(&acl, is_egress, {.protocol = protocol}, family));
  if (!is_new) {
    return at->second;
  }
  constexpr std::uint32_t kEnd = 65536;
  std::set<std::uint32_t> bounds{0, kEnd};
  for (const inventory::AclEntry& entry : acl.entries.items) {
    if (entry.is_egress == is_egress) {
      const Ports ports =
          entry.ports.match([](const Ports& known) { return known; }, [](const Unknown&) { return Ports{}; });
      bounds.insert(ports.first);
      bounds.insert(static_cast<std::uint32_t>(ports.last) + 1);
    }
  }
  for (auto bound = bounds.begin(); *bound != kEnd;) {
    const auto first = static_cast<std::uint16_t>(*bound++);
    const Ports ports{.first = first, .last = static_cast<std::uint16_t>(*bound - 1)};
    at->second.push_back(
        {.ports = ports, .addresses = read_acl(acl, is_egress, {.protocol = protocol, .ports = ports}, family)});
  }
  return at->second;
}

// The first entry that matches decides. (Amazon VPC User Guide, "Network ACL rules".)
MaybeSet Filters::read_acl(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic,
                           Family family) const {
  struct Numbered {
    int number = 0;
    const inventory::AclEntry* entry = nullptr;
  };
  std::vector<Numbered> entries;
  bool is_open = acl.entries.more.has_value();
  for (const inventory::AclEntry& entry : acl.entries.items) {
    if (entry.is_egress == is_egress) {
      const int number = entry.number.match([](int known) { return known; },
                                            [&](const Unknown&) {
                                              is_open = is_open || truth_of(entry.exists) != Truth::no;
                                              return 0;
                                            });
      entries.push_back({.number = number, .entry = &entry});
    }
  }
  if (is_open) {
    return MaybeSet::open(family);
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
  AddressSet undecided(inventory::everything(family));
  AddressSet may_allow;
  AddressSet may_deny;
  for (const Numbered& numbered : entries) {
    const inventory::AclEntry& entry = *numbered.entry;
    const Truth counts = all_of(matches(entry.protocol, entry.ports, traffic).all, truth_of(entry.exists));
    if (counts == Truth::no) {
      continue;
    }
    const MaybeSet known = addresses_of({.items = {entry.block}}, family);
    const MaybeSet matched = counts == Truth::yes ? known : known.doubted();
    const AddressSet here = matched.possible.common(undecided);
    const Truth allows = truth_of(entry.allows);
    may_allow = allows != Truth::no ? may_allow.with(here) : may_allow;
    may_deny = allows != Truth::yes ? may_deny.with(here) : may_deny;
    undecided = undecided.without(matched.sure);
  }
  may_deny = may_deny.with(undecided);
  return {.sure = may_allow.without(may_deny), .possible = may_allow};
}

Outcome Filters::acl_lets(const inventory::NetworkAcl& acl, bool is_egress, const Traffic& traffic, Family family,
                          const AddressSet& peer) {
  const AclAllows& allows = this->acl(acl, is_egress, traffic, family);
  if (allows.on_all.sure.holds(peer)) {
    return {.evidence = Evidence::proven, .why = {}, .hops = {}};
  }
  if (!allows.on_any.possible.meets(peer)) {
    return Outcome::of(Evidence::missing, Message(kAclShut, {acl.thing.key}));
  }
  const bool is_partial = allows.on_any.sure.holds(peer) && !allows.on_all.possible.meets(peer);
  if (is_partial) {
    return Outcome::of(Evidence::plausible, Message(kAclPorts, {acl.thing.key}));
  }
  const Message why = why_open(acl, is_egress);
  const Message what(kAclOpen, {acl.thing.key});
  return Outcome::of(Evidence::unknown, why.empty() ? what : what.then(why));
}

Outcome Filters::acls(const inventory::Subnet& subnet, bool is_egress, const Traffic& traffic, const Traffic& answers,
                      Family family, const AddressSet& peer) {
  const Candidates<inventory::NetworkAcl> candidates = index_.acls(subnet);
  std::optional<Outcome> all =
      candidates.more.has_value() ? std::optional(Outcome::of(Evidence::unknown, *candidates.more)) : std::nullopt;
  for (const inventory::NetworkAcl* acl : candidates.items) {
    Outcome one =
        both(acl_lets(*acl, is_egress, traffic, family, peer), acl_lets(*acl, !is_egress, answers, family, peer));
    one.hops.push_back({.kind = HopKind::acl, .key = acl->thing.key, .passes = one.evidence});
    all = all.has_value() ? one_of(std::move(*all), std::move(one)) : std::move(one);
  }
  if (candidates.unread != nullptr && all->evidence == Evidence::missing) {
    all->evidence = Evidence::unknown;
    all->why = all->why.also(*candidates.unread);
  }
  return std::move(*all);
}

}  // namespace kakoi::reachability
