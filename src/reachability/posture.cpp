#include "reachability/posture.hpp"

#include <string>
#include <utility>

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
      const Message why = why_open(*group, false, Family::v4);
      result.why = why.empty() ? why_open(*group, false, Family::v6) : why;
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

// Several groups together let out what none of them does alone.
Answer Posture::lets_everything_out(const inventory::References& groups, const Reference& subnet) {
  inventory::References by_default;
  const inventory::References& own = effective(groups, subnet, by_default);
  Answer result;
  Message why_more = own.more.has_value() ? own.more->reason : Message();
  for (const Family family : {Family::v4, Family::v6}) {
    std::vector<Opening> all;
    std::vector<Hop> hops;
    Message why;
    for (const Reference& reference : own.items) {
      const SecurityGroup* group = index_.group(reference);
      if (group == nullptr) {
        why_more = why_more.empty() ? why_no_group(reference) : why_more;
        continue;
      }
      const std::vector<Opening>& its = openings_.lets_out(*group, family);
      const Hop hop{HopKind::group, group->thing.key};
      if (is_everything(its, family) == Truth::yes) {
        return {.truth = Truth::yes, .hops = {hop}, .why = {}};
      }
      if (!its.empty()) {
        hops.push_back(hop);
        all.insert(all.end(), its.begin(), its.end());
        why = why.empty() ? why_open(*group, true, family) : why;
      }
    }
    const Truth truth = is_everything(laid_out(all), family);
    if (truth == Truth::yes) {
      return {.truth = Truth::yes, .hops = std::move(hops), .why = {}};
    }
    if (truth == Truth::maybe && result.truth == Truth::no) {
      result = {.truth = Truth::maybe, .hops = {}, .why = std::move(why)};
    }
  }
  if (result.truth == Truth::no && !why_more.empty()) {
    result = {.truth = Truth::maybe, .hops = {}, .why = std::move(why_more)};
  }
  return result;
}

// Why it is not known whom a group lets in or out; empty where it is.
Message Posture::why_open(const SecurityGroup& group, bool is_egress, Family family) const {
  Message why = group.rules.more.has_value() ? group.rules.more->reason : first_reason(group.thing.exists);
  for (const Rule& rule : group.rules.items) {
    if (!why.empty()) {
      break;
    }
    if (rule.is_egress != is_egress) {
      continue;
    }
    why = first_reason(rule.exists, rule.protocol, rule.ports, rule.block, rule.reference);
    bool is_of_service = false;
    if (why.empty() && rule.peer == inventory::PeerKind::prefix_list) {
      const MaybeSet list = filters_.prefix_list(rule.reference, family, is_of_service);
      why = list.sure == list.possible ? Message() : rule.reference.match([](const std::string& key) { return Message(kList, {key}); },
                                                  [](const Unknown& unknown) { return unknown.reason; });
    }
  }
  const Message* unread = index_.unread(inventory::NetworkPart::groups);
  return why.empty() && unread != nullptr ? *unread : why;
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
