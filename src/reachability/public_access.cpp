#include "reachability/public_access.hpp"

#include <utility>

namespace kakoi::reachability {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::BlockMode;
using inventory::Reference;
using inventory::Subnet;

constexpr Phrase kBlocked{"VPC Block Public Access keeps {} from the internet",
                          "VPC ブロックパブリックアクセスにより {} はインターネットと通信できません"};
constexpr Phrase kBlockOpen{"whether VPC Block Public Access excludes {} is not known",
                            "{} が VPC ブロックパブリックアクセスの除外対象かどうか決まりません"};
constexpr Phrase kNatExcluded{"of {} only the subnet of its NAT gateway is excluded from VPC Block Public Access",
                              "VPC ブロックパブリックアクセスの除外対象は {} の NAT ゲートウェイのサブネットだけです"};

}  // namespace

Outcome PublicAccess::lets(const Subnet& subnet, Crossing crossing, const Subnet* behind) const {
  const inventory::Vpc* vpc = index_.vpc(subnet.vpc);
  Outcome result;
  for (const inventory::UnreadNetwork& unread : index_.network().unread) {
    if (unread.part == inventory::NetworkPart::block_public_access) {
      result = Outcome::of(Evidence::unknown, unread.why.reason);
    }
  }
  for (const inventory::BlockPublicAccess& block : index_.network().block_public_access) {
    const bool is_elsewhere =
        vpc != nullptr && zip(block.region, vpc->region)
                              .match(
                                  [](const auto& both) {
                                    return !both.first.empty() && !both.second.empty() && both.first != both.second;
                                  },
                                  [](const Unknown&) { return false; });
    if (is_elsewhere) {
      continue;
    }
    result = both(
        std::move(result),
        block.mode.match([&](BlockMode mode) { return lets_in_mode(mode, block, subnet, crossing, behind); },
                         [&](const Unknown& why) {
                           const auto in = [&](BlockMode mode) {
                             return lets_in_mode(mode, block, subnet, crossing, behind);
                           };
                           const Outcome any =
                               one_of(in(BlockMode::off), one_of(in(BlockMode::ingress), in(BlockMode::bidirectional)));
                           return any.evidence == Evidence::unknown ? Outcome::of(Evidence::unknown, why.reason) : any;
                         }));
  }
  return result;
}

// (Amazon VPC User Guide, "Block public access to VPCs and subnets".)
Outcome PublicAccess::lets_in_mode(BlockMode mode, const inventory::BlockPublicAccess& block, const Subnet& subnet,
                                   Crossing crossing, const Subnet* behind) const {
  if (mode == BlockMode::off || (mode == BlockMode::ingress && crossing == Crossing::by_nat)) {
    return {};
  }
  const bool needs_both_ways = mode == BlockMode::ingress || crossing == Crossing::inward;
  const auto excluded = [&](const Subnet& one) {
    Truth truth = block.exclusions.more.has_value() ? Truth::maybe : Truth::no;
    const Reference self = Reference::defaulted(one.thing.key);
    for (const inventory::BlockPublicAccess::Exclusion& exclusion : block.exclusions.items) {
      const Truth is_its = any_of(index_.same(exclusion.of, self), index_.same(exclusion.of, one.vpc));
      const Truth counts =
          all_of(truth_of(exclusion.exists), needs_both_ways ? truth_of(exclusion.lets_in) : Truth::yes);
      truth = any_of(truth, all_of(is_its, counts));
    }
    return truth;
  };
  const Outcome open = Outcome::of(Evidence::unknown, Message(kBlockOpen, {subnet.thing.key}));
  const Truth is_excluded = excluded(subnet);
  if (is_excluded == Truth::no) {
    return Outcome::of(Evidence::missing, Message(kBlocked, {subnet.thing.key}));
  }
  Outcome result = is_excluded == Truth::maybe ? open : Outcome{};
  if (behind != nullptr && behind != &subnet && excluded(*behind) != Truth::yes) {
    const Message why(kNatExcluded, {behind->thing.key});
    result = both(std::move(result), excluded(*behind) == Truth::no
                                         ? Outcome::of(Evidence::plausible, why)
                                         : one_of(Outcome{}, Outcome::of(Evidence::plausible, why)));
  }
  return result;
}

}  // namespace kakoi::reachability
