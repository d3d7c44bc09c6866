#include "reachability/posture.hpp"

#include <string>
#include <utility>

namespace kakoi::reachability {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using inventory::Family;
using inventory::Reference;
using inventory::SecurityGroup;
using inventory::Subnet;

constexpr Phrase kMayHaveIpv6{
    "its subnet has IPv6; whether its tasks get such addresses depends on the account setting dualStackIPv6",
    "サブネットに IPv6 があります。タスクにアドレスが付くかどうかは、アカウント設定 dualStackIPv6 で決まります"};

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
      const Message why = filters_.why_open(*group, false, Family::v4);
      result.why = why.empty() ? filters_.why_open(*group, false, Family::v6) : why;
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
        why = why.empty() ? filters_.why_open(*group, true, family) : why;
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

// Tasks in a subnet that has IPv6 alone have such an address. In one that has both they get one if the subnet gives
// addresses out, and if the account's setting dualStackIPv6 is on. (Amazon ECS Developer Guide, "Using a VPC in
// dual-stack mode".)
Known<bool> Posture::has_ipv6(const Reference& reference) const {
  const Subnet* subnet = index_.subnet(reference);
  if (subnet == nullptr) {
    return Known<bool>::unknown({.reason = why_no_subnet(reference)});
  }
  const Known<bool> open = Known<bool>::unknown({.reason = kMayHaveIpv6});
  if (addresses_of(subnet->blocks, Family::v6).possible.empty()) {
    return Known<bool>::defaulted(false);
  }
  return subnet->is_ipv6_only.and_then([&](bool is_only) {
    return is_only ? Known<bool>::defaulted(true) : subnet->assigns_ipv6.and_then([&](bool assigns) {
      return assigns ? open : Known<bool>::defaulted(false);
    });
  });
}

}  // namespace kakoi::reachability
