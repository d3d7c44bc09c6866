// IP addresses and blocks of them, of both families.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::inventory {

enum class Family : std::uint8_t { v4, v6 };

/// The address as one number; of IPv4 in the lowest 32 bits.
struct Address {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  // clang-tidy 14 takes the 0 that such a comparison is compared with for a null pointer.
  friend auto operator<=>(const Address&, const Address&) = default;  // NOLINT(modernize-use-nullptr)
};

/// The one behind, and the one before. Those of the ends of all numbers wrap around.
Address next(Address address);
Address previous(Address address);

constexpr unsigned bits_of(Family family) { return family == Family::v4 ? 32 : 128; }

/// "10.0.0.0/16": all addresses that begin with the same `length` bits.
struct AddressBlock {
  Family family = Family::v4;
  Address first{};
  unsigned length = 0;

  [[nodiscard]] Address last() const;
  friend bool operator==(const AddressBlock&, const AddressBlock&) = default;
};

/// A block in CIDR notation; the bits behind its length are taken for zero, as AWS does. Nothing for anything else.
std::optional<AddressBlock> parse_block(std::string_view text);

/// In CIDR notation, IPv6 with its longest run of zeros left out (RFC 5952).
std::string text_of(const AddressBlock& block);

/// All addresses of a family.
constexpr AddressBlock everything(Family family) { return {.family = family}; }

}  // namespace kakoi::inventory
