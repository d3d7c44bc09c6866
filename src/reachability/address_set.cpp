#include "reachability/address_set.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::reachability {
namespace {

using inventory::Address;
using inventory::AddressBlock;
using inventory::Family;

double count(const AddressRange& range) {
  constexpr double kHigh = 18446744073709551616.0;  // 2^64
  const double high = static_cast<double>(range.last.high) - static_cast<double>(range.first.high);
  return high * kHigh + static_cast<double>(range.last.low) - static_cast<double>(range.first.low) + 1;
}

AddressSet set_of(std::initializer_list<std::string_view> blocks) {
  AddressSet set;
  for (const std::string_view text : blocks) {
    if (const auto block = inventory::parse_block(text)) {
      set = set.with(AddressSet(*block));
    }
  }
  return set;
}

}  // namespace

AddressSet AddressSet::with(const AddressSet& other) const {
  std::vector<AddressRange> all;
  all.reserve(ranges_.size() + other.ranges_.size());
  std::merge(ranges_.begin(), ranges_.end(), other.ranges_.begin(), other.ranges_.end(), std::back_inserter(all),
             [](const AddressRange& a, const AddressRange& b) { return a.first < b.first; });
  AddressSet result;
  for (const AddressRange& range : all) {
    std::vector<AddressRange>& into = result.ranges_;
    const bool touches =
        !into.empty() && (range.first <= into.back().last || range.first == inventory::next(into.back().last));
    if (touches) {
      into.back().last = std::max(into.back().last, range.last);
    } else {
      into.push_back(range);
    }
  }
  return result;
}

AddressSet AddressSet::without(const AddressSet& other) const {
  AddressSet result;
  auto hole = other.ranges_.begin();
  for (const AddressRange& range : ranges_) {
    Address from = range.first;
    bool is_used_up = false;
    while (hole != other.ranges_.end() && hole->last < from) {
      ++hole;
    }
    for (auto at = hole; at != other.ranges_.end() && at->first <= range.last; ++at) {
      if (from < at->first) {
        result.ranges_.push_back({from, inventory::previous(at->first)});
      }
      is_used_up = at->last >= range.last;
      from = is_used_up ? from : inventory::next(at->last);
    }
    if (!is_used_up) {
      result.ranges_.push_back({from, range.last});
    }
  }
  return result;
}

AddressSet AddressSet::common(const AddressSet& other) const {
  AddressSet result;
  auto a = ranges_.begin();
  auto b = other.ranges_.begin();
  while (a != ranges_.end() && b != other.ranges_.end()) {
    const Address first = std::max(a->first, b->first);
    const Address last = std::min(a->last, b->last);
    if (first <= last) {
      result.ranges_.push_back({first, last});
    }
    a->last < b->last ? ++a : ++b;
  }
  return result;
}

bool AddressSet::holds(const AddressSet& other) const {
  auto at = ranges_.begin();
  return std::all_of(other.ranges_.begin(), other.ranges_.end(), [&](const AddressRange& range) {
    while (at != ranges_.end() && at->last < range.first) {
      ++at;
    }
    return at != ranges_.end() && at->first <= range.first && range.last <= at->last;
  });
}

bool AddressSet::meets(const AddressSet& other) const {
  auto a = ranges_.begin();
  auto b = other.ranges_.begin();
  while (a != ranges_.end() && b != other.ranges_.end()) {
    if (std::max(a->first, b->first) <= std::min(a->last, b->last)) {
      return true;
    }
    a->last < b->last ? ++a : ++b;
  }
  return false;
}

std::vector<AddressBlock> AddressSet::blocks(Family family, std::size_t most) const {
  std::vector<AddressBlock> result;
  for (const AddressRange& range : ranges_) {
    Address from = range.first;
    for (;;) {
      // The largest block that begins here and does not reach beyond the range.
      AddressBlock block{.family = family, .first = from, .length = inventory::bits_of(family)};
      while (block.length > 0) {
        const AddressBlock larger{.family = family, .first = from, .length = block.length - 1};
        const auto aligned = inventory::parse_block(inventory::text_of(larger));
        if (!aligned.has_value() || aligned->first != from || larger.last() > range.last) {
          break;
        }
        block = larger;
      }
      if (result.size() == most) {
        return result;
      }
      result.push_back(block);
      if (block.last() >= range.last) {
        break;
      }
      from = inventory::next(block.last());
    }
  }
  return result;
}

double AddressSet::share_of(const AddressSet& whole) const {
  const auto size = [](const AddressSet& set) {
    double sum = 0;
    for (const AddressRange& range : set.ranges()) {
      sum += count(range);
    }
    return sum;
  };
  return size(common(whole)) / size(whole);
}

const AddressSet& public_addresses(Family family) {
  static const AddressSet v4 =
      AddressSet(inventory::everything(Family::v4))
          .without(set_of({"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
                           "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                           "203.0.113.0/24", "224.0.0.0/3"}));
  static const AddressSet v6 = set_of({"2000::/3"}).without(set_of({"2001:db8::/32"}));
  return family == Family::v4 ? v4 : v6;
}

MaybeSet addresses_of(const inventory::Several<base::Known<AddressBlock>>& blocks, Family family) {
  MaybeSet set = blocks.more.has_value() ? MaybeSet::open(family) : MaybeSet{};
  for (const base::Known<AddressBlock>& block : blocks.items) {
    set = set.with(block.match(
        [&](const AddressBlock& known) {
          return known.family == family ? MaybeSet::known(AddressSet(known)) : MaybeSet{};
        },
        [&](const base::Unknown&) { return MaybeSet::open(family); }));
  }
  return set;
}

}  // namespace kakoi::reachability
