#include "reachability/posture.hpp"

#include <algorithm>

namespace kakoi::reachability {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Family;
using inventory::Reference;
using inventory::Rule;
using inventory::SecurityGroup;
using inventory::Subnet;

// Why it is not known whom a group lets in; empty where it is.
Message why_open(const SecurityGroup& group) {
  if (group.rules.more.has_value()) {
    return group.rules.more->reason;
  }
  Message why;
  const auto look = [&](const auto& value) {
    value.match([](const auto&) { return 0; },
                [&](const Unknown& unknown) {
                  why = why.empty() ? unknown.reason : why;
                  return 0;
                });
  };
  look(group.thing.exists);
  for (const Rule& rule : group.rules.items) {
    if (!rule.is_egress) {
      look(rule.exists);
      look(rule.protocol);
      look(rule.ports);
      look(rule.block);
      look(rule.reference);
    }
  }
  return why;
}

Message why_open(const Rule& rule) {
  const auto reason = [](const Unknown& why) { return why.reason; };
  Message of_protocol = rule.protocol.match([](int) { return Message(); }, reason);
  if (!of_protocol.empty()) {
    return of_protocol;
  }
  if (rule.peer == inventory::PeerKind::prefix_list) {
    constexpr Phrase kList{"what prefix list {} holds is not known", "プレフィックスリスト {} の内容が分かりません"};
    return rule.reference.match([&](const std::string& key) { return Message(kList, {key}); }, reason);
  }
  return rule.block.match([](const inventory::AddressBlock&) { return Message(); }, reason);
}

}  // namespace

Posture::Posture(const inventory::Network& network)
    : index_(network), filters_(index_), gateways_(index_, filters_), openings_(index_, filters_) {}

Answer Posture::leads_to_internet(const Reference& reference, Family family) {
  const Subnet* subnet = index_.subnet(reference);
  if (subnet == nullptr) {
    return {.truth = Truth::maybe, .hops = {}, .why = why_no_subnet(reference)};
  }
  return gateways_.leads_to_internet_gateway(*subnet, family);
}

const inventory::References& Posture::effective(const inventory::References& groups, const Reference& subnet,
                                                inventory::References& by_default) const {
  const Subnet* in = index_.subnet(subnet);
  return filters_.effective(groups, in != nullptr ? in->vpc : Reference::defaulted({}), by_default);
}

GroupsOpen Posture::lets_in(const inventory::References& groups, const Reference& subnet) {
  inventory::References by_default;
  const inventory::References& own = effective(groups, subnet, by_default);
  GroupsOpen result;
  std::vector<Opening> all;
  ExposureKind widest = ExposureKind::unreachable;
  for (const Reference& reference : own.items) {
    const SecurityGroup* group = index_.group(reference);
    if (group == nullptr) {
      result.why = why_no_group(reference);
      continue;
    }
    std::vector<Opening> its;
    for (const Family family : {Family::v4, Family::v6}) {
      const std::vector<Opening>& of_family = openings_.lets_in(*group, family);
      its.insert(its.end(), of_family.begin(), of_family.end());
    }
    const ExposureKind kind = kind_of(its);
    if (kind > widest) {
      widest = kind;
      result.group = group->thing.key;
    }
    if (kind == ExposureKind::unknown && result.why.empty()) {
      const base::Message* unread = index_.unread(inventory::NetworkPart::groups);
      const Message why = why_open(*group);
      result.why = why.empty() && unread != nullptr ? *unread : why;
    }
    all.insert(all.end(), its.begin(), its.end());
  }
  if (own.more.has_value() && result.why.empty()) {
    result.why = own.more->reason;
  }
  result.openings = laid_out(all);
  result.kind = kind_of(result.openings);
  const bool may_be_more = !result.why.empty() && result.kind != ExposureKind::anywhere;
  result.kind = may_be_more ? ExposureKind::unknown : result.kind;
  return result;
}

// The rules for every protocol, all of them together: two halves of all addresses are all of them.
std::pair<Truth, Message> Posture::lets_everything_out(const SecurityGroup& group, Family family) const {
  const AddressSet everything(inventory::everything(family));
  MaybeSet to;
  Message why;
  for (const Rule& rule : group.rules.items) {
    const Truth counts =
        all_of(truth_of(rule.exists),
               truth_of(rule.protocol.map([](int protocol) { return protocol == inventory::kAnyProtocol; })));
    const bool is_list = rule.peer == inventory::PeerKind::prefix_list;
    if (!rule.is_egress || counts == Truth::no || (!is_list && rule.peer != inventory::PeerKind::block)) {
      continue;
    }
    bool is_of_service = false;
    const MaybeSet one = is_list
                             ? filters_.prefix_list(rule.reference, family, is_of_service)
                             : rule.block.match(
                                   [&](const inventory::AddressBlock& block) {
                                     return block.family == family ? MaybeSet::known(AddressSet(block)) : MaybeSet{};
                                   },
                                   [&](const Unknown&) { return MaybeSet::open(family); });
    to.sure = counts == Truth::yes ? to.sure.with(one.sure) : to.sure;
    to.possible = to.possible.with(one.possible);
    why = why.empty() && (counts != Truth::yes || !(one.sure == one.possible)) ? why_open(rule) : why;
  }
  return {to.sure.holds(everything)       ? Truth::yes
          : to.possible.holds(everything) ? Truth::maybe
                                          : Truth::no,
          std::move(why)};
}

Answer Posture::lets_everything_out(const inventory::References& groups, const Reference& subnet) {
  inventory::References by_default;
  const inventory::References& own = effective(groups, subnet, by_default);
  Answer result;
  const auto doubt = [&](const Message& why) {
    if (result.truth == Truth::no) {
      result = {.truth = Truth::maybe, .hops = {}, .why = why};
    }
  };
  for (const Reference& reference : own.items) {
    const SecurityGroup* group = index_.group(reference);
    if (group == nullptr) {
      doubt(why_no_group(reference));
      continue;
    }
    for (const Family family : {Family::v4, Family::v6}) {
      const auto [truth, why] = lets_everything_out(*group, family);
      if (truth == Truth::yes) {
        return {.truth = Truth::yes, .hops = {{HopKind::group, group->thing.key}}, .why = {}};
      }
      if (truth == Truth::maybe) {
        doubt(why);
      }
    }
    if (group->rules.more.has_value()) {
      doubt(group->rules.more->reason);
    }
  }
  if (own.more.has_value()) {
    doubt(own.more->reason);
  }
  return result;
}

Truth Posture::has_ipv6(const Reference& reference) const {
  const Subnet* subnet = index_.subnet(reference);
  if (subnet == nullptr) {
    return Truth::maybe;
  }
  const MaybeSet blocks = addresses_of(subnet->blocks, Family::v6);
  return !blocks.sure.empty() ? Truth::yes : !blocks.possible.empty() ? Truth::maybe : Truth::no;
}

}  // namespace kakoi::reachability
