#include "fixes/free_block.hpp"

#include "fixes/egress_keys.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace kakoi::fixes {
namespace {

using base::Phrase;
using base::Result;
using base::Unknown;
using inventory::AddressBlock;
using inventory::Family;

constexpr Phrase kBlockOpen{"the IPv4 block of {} is not known", "{} の IPv4 ブロックが決まりません"};
constexpr Phrase kFull{"{} has no free block for another subnet",
                       "{} に新しいサブネットのための空きブロックがありません"};
constexpr unsigned kSmallest = 28;

bool overlap(const AddressBlock& a, const AddressBlock& b) { return a.first <= b.last() && b.first <= a.last(); }

// Those of IPv4; fails where one is not known.
Result<std::vector<AddressBlock>> blocks_of(const inventory::Several<inventory::Block>& blocks, const std::string& of) {
  std::vector<AddressBlock> all;
  for (const inventory::Block& block : blocks.items) {
    const auto known = block.match([](const AddressBlock& one) { return std::optional(one); },
                                   [](const Unknown&) { return std::optional<AddressBlock>(); });
    if (!known.has_value()) {
      return base::failure({kBlockOpen, {of}});
    }
    if (known->family == Family::v4) {
      all.push_back(*known);
    }
  }
  return blocks.more.has_value() ? Result<std::vector<AddressBlock>>(base::failure({kBlockOpen, {of}})) : all;
}

// Of the blocks of this length within `wholes`, in their order, the first that overlap none of `used`, as many as
// `most`.
std::vector<AddressBlock> first_free(const std::vector<AddressBlock>& wholes, unsigned length,
                                     const std::vector<AddressBlock>& used, std::size_t most) {
  const std::uint64_t size = std::uint64_t{1} << (inventory::bits_of(Family::v4) - length);
  std::vector<AddressBlock> free;
  for (const AddressBlock& whole : wholes) {
    AddressBlock block{.family = Family::v4, .first = whole.first, .length = length};
    for (; free.size() < most && length >= whole.length && block.first <= whole.last(); block.first.low += size) {
      if (std::none_of(used.begin(), used.end(), [&](const AddressBlock& other) { return overlap(block, other); })) {
        free.push_back(block);
      }
    }
  }
  return free;
}

}  // namespace

Result<AddressBlock> free_block(const inventory::Network& network, const inventory::Vpc& vpc,
                                const inventory::Subnet& like, const std::vector<AddressBlock>& taken) {
  const auto wholes = blocks_of(vpc.blocks, vpc.thing.key);
  const auto size = blocks_of(like.blocks, like.thing.key);
  if (!wholes.has_value() || !size.has_value()) {
    return tl::unexpected((wholes.has_value() ? size : wholes).error());
  }
  if (size->empty()) {
    return base::failure({kBlockOpen, {like.thing.key}});
  }
  std::vector<AddressBlock> used = taken;
  for (const inventory::Subnet& subnet : network.subnets) {
    const std::string its_vpc = key_of(subnet.vpc);
    if (!its_vpc.empty() && its_vpc != vpc.thing.key) {
      continue;
    }
    const auto some = blocks_of(subnet.blocks, subnet.thing.key);
    if (!some.has_value()) {
      return tl::unexpected(some.error());
    }
    used.insert(used.end(), some->begin(), some->end());
  }
  // The last one of its size stays free, but the smallest.
  for (unsigned length = size->front().length; length <= kSmallest; ++length) {
    const std::vector<AddressBlock> free = first_free(*wholes, length, used, 2);
    if (free.size() > 1 || (length == kSmallest && !free.empty())) {
      return free.front();
    }
  }
  return base::failure({kFull, {vpc.thing.key}});
}

}  // namespace kakoi::fixes
