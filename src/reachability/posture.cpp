#include "reachability/posture.hpp"

#include <algorithm>

namespace kakoi::reachability {
namespace {

using base::Message;
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

// A rule for everything, to everybody of one family.
Truth is_for_everything(const Rule& rule) {
  if (!rule.is_egress || rule.peer != inventory::PeerKind::block) {
    return Truth::no;
  }
  const auto maybe = [](const Unknown&) { return Truth::maybe; };
  const Truth all_protocols = rule.protocol.match(
      [](int protocol) { return protocol == inventory::kAnyProtocol ? Truth::yes : Truth::no; }, maybe);
  const Truth everybody = rule.block.match(
      [](const inventory::AddressBlock& block) { return block.length == 0 ? Truth::yes : Truth::no; }, maybe);
  return all_of(truth_of(rule.exists), all_of(all_protocols, everybody));
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
    for (const Rule& rule : group->rules.items) {
      const Truth truth = is_for_everything(rule);
      if (truth == Truth::yes) {
        return {.truth = Truth::yes, .hops = {{HopKind::group, group->thing.key}}, .why = {}};
      }
      if (truth == Truth::maybe) {
        doubt(rule.block.match([](const inventory::AddressBlock&) { return Message(); },
                               [](const Unknown& why) { return why.reason; }));
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
