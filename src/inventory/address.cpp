#include "inventory/address.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace kakoi::inventory {
namespace {

constexpr std::size_t kGroups = 8;  // of 16 bits, in an IPv6 address
using Groups = std::array<std::uint16_t, kGroups>;

template <typename T>
std::optional<T> number(std::string_view digits, int base, std::size_t most_digits, std::uint64_t most) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  const bool is_whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return is_whole && digits.size() <= most_digits && value <= most ? std::optional(static_cast<T>(value))
                                                                   : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::optional<std::uint32_t> parse_v4(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '.');
  if (parts.size() != 4) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (const std::string_view part : parts) {
    const auto byte = number<std::uint32_t>(part, 10, 3, 255);
    if (!byte.has_value()) {
      return std::nullopt;
    }
    value = value << 8U | *byte;
  }
  return value;
}

// The groups on one side of `::`; the last may be written as an IPv4 address.
std::optional<std::vector<std::uint16_t>> parse_groups(std::string_view text) {
  std::vector<std::uint16_t> groups;
  if (text.empty()) {
    return groups;
  }
  const std::vector<std::string_view> parts = split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (is_last && parts[i].find('.') != std::string_view::npos) {
      const auto v4 = parse_v4(parts[i]);
      if (!v4.has_value()) {
        return std::nullopt;
      }
      groups.push_back(static_cast<std::uint16_t>(*v4 >> 16U));
      groups.push_back(static_cast<std::uint16_t>(*v4 & 0xffffU));
      continue;
    }
    const auto group = number<std::uint16_t>(parts[i], 16, 4, 0xffff);
    if (!group.has_value()) {
      return std::nullopt;
    }
    groups.push_back(*group);
  }
  return groups;
}

std::optional<Address> parse_v6(std::string_view text) {
  const std::size_t gap = text.find("::");
  const auto head = parse_groups(text.substr(0, gap));
  const auto tail = gap == std::string_view::npos ? std::optional<std::vector<std::uint16_t>>(std::in_place)
                                                  : parse_groups(text.substr(gap + 2));
  if (!head.has_value() || !tail.has_value()) {
    return std::nullopt;
  }
  const std::size_t written = head->size() + tail->size();
  if (gap == std::string_view::npos ? written != kGroups : written >= kGroups) {
    return std::nullopt;
  }
  Groups groups{};
  std::copy(head->begin(), head->end(), groups.begin());
  std::copy(tail->rbegin(), tail->rend(), groups.rbegin());
  Address address;
  for (std::size_t i = 0; i < kGroups; ++i) {
    std::uint64_t& half = i < kGroups / 2 ? address.high : address.low;
    half = half << 16U | groups.at(i);
  }
  return address;
}

/// The bits behind the first `length`, all set.
Address tail_bits(Family family, unsigned length) {
  const unsigned tail = bits_of(family) - length;
  const auto low_bits = [](unsigned count) {
    return count == 0 ? 0 : count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  };
  return {.high = tail > 64 ? low_bits(tail - 64) : 0, .low = low_bits(tail)};
}

std::string text_v4(std::uint64_t value) {
  std::string text;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    text += std::to_string(value >> shift & 0xffU) + (shift == 0 ? "" : ".");
  }
  return text;
}

std::string text_v6(Address address) {
  Groups groups{};
  for (std::size_t i = 0; i < kGroups; ++i) {
    const std::uint64_t half = i < kGroups / 2 ? address.high : address.low;
    groups.at(i) = static_cast<std::uint16_t>(half >> (48U - 16U * (i % 4)) & 0xffffU);
  }
  std::size_t best = 0;
  std::size_t best_length = 1;  // a single zero is written
  for (std::size_t i = 0; i < kGroups; ++i) {
    std::size_t length = 0;
    while (i + length < kGroups && groups.at(i + length) == 0) {
      ++length;
    }
    if (length > best_length) {
      best = i;
      best_length = length;
    }
  }
  std::string text;
  for (std::size_t i = 0; i < kGroups; ++i) {
    if (best_length > 1 && i == best) {
      text += "::";
      i += best_length - 1;
      continue;
    }
    std::array<char, 4> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), groups.at(i), 16);
    text += (text.empty() || text.back() == ':' ? "" : ":") + std::string(digits.data(), written.ptr);
  }
  return text;
}

}  // namespace

Address next(Address address) {
  ++address.low;
  address.high += address.low == 0 ? 1 : 0;
  return address;
}

Address previous(Address address) {
  address.high -= address.low == 0 ? 1 : 0;
  --address.low;
  return address;
}

Address AddressBlock::last() const {
  const Address tail = tail_bits(family, length);
  return {.high = first.high | tail.high, .low = first.low | tail.low};
}

std::optional<AddressBlock> parse_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view written = text.substr(0, slash);
  AddressBlock block{.family = written.find(':') != std::string_view::npos ? Family::v6 : Family::v4};
  const auto length = number<unsigned>(text.substr(slash + 1), 10, 3, bits_of(block.family));
  const auto v4 = block.family == Family::v4 ? parse_v4(written) : std::nullopt;
  const auto address = v4.has_value()               ? std::optional(Address{.high = 0, .low = *v4})
                       : block.family == Family::v6 ? parse_v6(written)
                                                    : std::nullopt;
  if (!length.has_value() || !address.has_value()) {
    return std::nullopt;
  }
  const Address tail = tail_bits(block.family, *length);
  block.first = {.high = address->high & ~tail.high, .low = address->low & ~tail.low};
  block.length = *length;
  return block;
}

std::string text_of(const AddressBlock& block) {
  return (block.family == Family::v4 ? text_v4(block.first.low) : text_v6(block.first)) + "/" +
         std::to_string(block.length);
}

}  // namespace kakoi::inventory
