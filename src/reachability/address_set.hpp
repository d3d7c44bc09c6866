// Sets of addresses of one family, and sets of which some members are not certain.
#pragma once

#include "base/known.hpp"
#include "inventory/address.hpp"
#include "inventory/reference.hpp"

#include <span>
#include <string>
#include <vector>

namespace kakoi::reachability {

struct AddressRange {
  inventory::Address first;
  inventory::Address last;  ///< included

  friend bool operator==(const AddressRange&, const AddressRange&) = default;
};

/// Ranges in order, with a gap between each two.
class AddressSet {
 public:
  AddressSet() = default;
  explicit AddressSet(const inventory::AddressBlock& block) : ranges_{{block.first, block.last()}} {}

  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] std::span<const AddressRange> ranges() const { return ranges_; }
  [[nodiscard]] AddressSet with(const AddressSet& other) const;
  [[nodiscard]] AddressSet without(const AddressSet& other) const;
  [[nodiscard]] AddressSet common(const AddressSet& other) const;
  [[nodiscard]] bool holds(const AddressSet& other) const;
  [[nodiscard]] bool meets(const AddressSet& other) const;
  /// As few blocks as it takes, in order; not more than `most`.
  [[nodiscard]] std::vector<inventory::AddressBlock> blocks(inventory::Family family, std::size_t most) const;
  /// How many addresses, as a share of `whole`, which is not empty.
  [[nodiscard]] double share_of(const AddressSet& whole) const;

  friend bool operator==(const AddressSet&, const AddressSet&) = default;

 private:
  std::vector<AddressRange> ranges_;
};

/// `sure` lies within `possible`.
struct MaybeSet {
  AddressSet sure{};
  AddressSet possible{};

  static MaybeSet known(const AddressSet& set) { return {.sure = set, .possible = set}; }
  /// Of every address it is open.
  static MaybeSet open(inventory::Family family) {
    return {.sure = {}, .possible = AddressSet(inventory::everything(family))};
  }

  [[nodiscard]] MaybeSet with(const MaybeSet& other) const {
    return {.sure = sure.with(other.sure), .possible = possible.with(other.possible)};
  }
  [[nodiscard]] MaybeSet common(const MaybeSet& other) const {
    return {.sure = sure.common(other.sure), .possible = possible.common(other.possible)};
  }
  /// The same where it is not known whether any of it counts.
  [[nodiscard]] MaybeSet doubted() const { return {.sure = {}, .possible = possible}; }
};

/// The addresses that the internet has: not those for private use, for one link or one host, for tests, for groups.
/// (IANA's registries of special-purpose addresses; of IPv6, what is given out.)
const AddressSet& public_addresses(inventory::Family family);

/// The members of `blocks` of one family.
MaybeSet addresses_of(const inventory::Several<base::Known<inventory::AddressBlock>>& blocks, inventory::Family family);

}  // namespace kakoi::reachability
