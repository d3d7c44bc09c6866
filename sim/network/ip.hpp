// Addresses and blocks of both families.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::network {

/// 128 bits; an IPv4 address stands in the lowest 32.
struct Ip {
  bool is_v6 = false;
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const Ip&, const Ip&) = default;
};

struct IpBlock {
  Ip first = {};
  unsigned bits = 0;

  [[nodiscard]] bool contains(const Ip& address) const;
  [[nodiscard]] bool contains(const IpBlock& other) const { return other.bits >= bits && contains(other.first); }
  [[nodiscard]] bool overlaps(const IpBlock& other) const { return contains(other.first) || other.contains(first); }
  friend bool operator==(const IpBlock&, const IpBlock&) = default;
};

std::optional<Ip> parse_ip(std::string_view text);
/// `10.0.0.0/16`, `2001:db8::/56`. Nothing when it is no block. Bits behind the prefix may be set.
std::optional<IpBlock> parse_ip_block(std::string_view text);

/// IPv6 in its shortest form (RFC 5952).
std::string text_of(const Ip& address);
/// With all bits behind the prefix nought, as AWS keeps it.
std::string text_of(const IpBlock& block);

/// `address` plus `count`; what does not fit is lost.
Ip plus(const Ip& address, std::uint64_t count);

/// Can it be an address on the internet? Not those of private networks, link-local ones, loopback and multicast.
bool is_on_internet(const Ip& address);

}  // namespace kakoi::sim::network
