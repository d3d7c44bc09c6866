#include "sim/network/ip.hpp"

#include "sim/network/blocks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace kakoi::sim::network {
namespace {

constexpr unsigned kGroups = 8;
using Groups = std::array<std::uint16_t, kGroups>;

Ip from_groups(const Groups& groups) {
  Ip address{.is_v6 = true, .high = 0, .low = 0};
  for (unsigned i = 0; i < kGroups; ++i) {
    std::uint64_t& half = i < 4 ? address.high : address.low;
    half = half << 16U | groups[i];
  }
  return address;
}

std::uint16_t group_of(const Ip& address, unsigned i) {
  const std::uint64_t half = i < 4 ? address.high : address.low;
  return static_cast<std::uint16_t>(half >> (16U * (3 - i % 4)));
}

/// Groups between colons, without `::` in them. Nothing when one of them is wrong.
std::optional<unsigned> read_groups(std::string_view text, Groups& into, unsigned first) {
  unsigned count = first;
  if (text.empty()) return count;
  while (true) {
    if (count == kGroups) return std::nullopt;
    const std::size_t colon = std::min(text.find(':'), text.size());
    unsigned group = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + colon, group, 16);
    if (colon == 0 || colon > 4 || problem != std::errc{} || stop != text.data() + colon) return std::nullopt;
    into[count++] = static_cast<std::uint16_t>(group);
    if (colon == text.size()) return count;
    text.remove_prefix(colon + 1);
  }
}

std::optional<Ip> parse_v6(std::string_view text) {
  Groups groups{};
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto count = read_groups(text, groups, 0);
    return count == kGroups ? std::optional(from_groups(groups)) : std::nullopt;
  }
  const auto before = read_groups(text.substr(0, gap), groups, 0);
  if (!before || *before == kGroups) return std::nullopt;
  Groups behind{};
  const auto after = read_groups(text.substr(gap + 2), behind, 0);
  if (!after || *before + *after >= kGroups) return std::nullopt;
  for (unsigned i = 0; i < *after; ++i) {
    groups[kGroups - *after + i] = behind[i];
  }
  return from_groups(groups);
}

std::uint64_t mask(unsigned bits) { return bits == 0 ? 0 : ~std::uint64_t{0} << (64U - bits); }

Ip masked(const Ip& address, unsigned bits) {
  if (!address.is_v6) {
    const unsigned behind = 32U - bits;
    return {.is_v6 = false, .high = 0, .low = address.low >> behind << behind};
  }
  return {.is_v6 = true,
          .high = address.high & mask(std::min(bits, 64U)),
          .low = address.low & mask(bits > 64 ? bits - 64 : 0)};
}

}  // namespace

bool IpBlock::contains(const Ip& address) const {
  return address.is_v6 == first.is_v6 && masked(address, bits) == masked(first, bits);
}

std::optional<Ip> parse_ip(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return parse_v6(text);
  const auto address = parse_address(text);
  return address ? std::optional(Ip{.is_v6 = false, .high = 0, .low = *address}) : std::nullopt;
}

std::optional<IpBlock> parse_ip_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto first = parse_ip(text.substr(0, slash));
  unsigned bits = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data() + slash + 1, end, bits);
  if (!first || problem != std::errc{} || stop != end || bits > (first->is_v6 ? 128U : 32U)) return std::nullopt;
  return IpBlock{.first = *first, .bits = bits};
}

std::string text_of(const Ip& address) {
  if (!address.is_v6) return address_text(static_cast<std::uint32_t>(address.low));
  // The longest run of noughts, of two at least, becomes `::`.
  unsigned best = kGroups;
  unsigned best_length = 1;
  for (unsigned i = 0; i < kGroups; ++i) {
    unsigned length = 0;
    while (i + length < kGroups && group_of(address, i + length) == 0) ++length;
    if (length > best_length) {
      best = i;
      best_length = length;
    }
  }
  std::string text;
  for (unsigned i = 0; i < kGroups; ++i) {
    if (i == best) {
      text += "::";
      i += best_length - 1;
      continue;
    }
    if (!text.empty() && !text.ends_with(':')) text += ':';
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "%x", static_cast<unsigned>(group_of(address, i)));
    text += digits.data();
  }
  return text;
}

std::string text_of(const IpBlock& block) {
  return text_of(masked(block.first, block.bits)) + "/" + std::to_string(block.bits);
}

Ip plus(const Ip& address, std::uint64_t count) {
  Ip sum = address;
  sum.low += count;
  if (sum.is_v6 && sum.low < address.low) ++sum.high;
  if (!sum.is_v6) sum.low &= 0xFFFFFFFFU;
  return sum;
}

bool is_on_internet(const Ip& address) {
  static const std::array<IpBlock, 11> not_public = [] {
    std::array<IpBlock, 11> blocks{};
    constexpr std::array<std::string_view, 11> kTexts = {
        "0.0.0.0/8",      "10.0.0.0/8",  "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.168.0.0/16", "224.0.0.0/3", "fc00::/7",      "fe80::/10",   "ff00::/8"};
    std::ranges::transform(kTexts, blocks.begin(), [](std::string_view text) { return *parse_ip_block(text); });
    return blocks;
  }();
  const Ip none{.is_v6 = true, .high = 0, .low = 0};
  const Ip loopback{.is_v6 = true, .high = 0, .low = 1};
  return address != none && address != loopback &&
         std::ranges::none_of(not_public, [&](const IpBlock& block) { return block.contains(address); });
}

}  // namespace kakoi::sim::network
