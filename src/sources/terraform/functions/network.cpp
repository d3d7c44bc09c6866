// Arithmetic on blocks of IP addresses. (Terraform language, "IP Network Functions".)

#include "sources/terraform/functions/arguments.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

constexpr Phrase kNotBlock{"the text is not a block of IP addresses", "文字列が IP アドレスのブロックではありません"};
constexpr Phrase kNoRoom{"the block has no room for this address or subnet",
                         "ブロックにこのアドレスまたはサブネットの余地がありません"};
constexpr Phrase kVersion6{"a block of IPv6 addresses has no netmask", "IPv6 のブロックにネットマスクはありません"};
constexpr Phrase kMapped{"IPv4 addresses written as IPv6 are not evaluated",
                         "IPv6 形式の IPv4 アドレスは評価の対象外です"};

/// 128 bits, of which an IPv4 address uses the last 32.
struct Address {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

Address operator|(Address a, Address b) { return {.high = a.high | b.high, .low = a.low | b.low}; }
Address operator&(Address a, Address b) { return {.high = a.high & b.high, .low = a.low & b.low}; }
bool operator==(Address a, Address b) { return a.high == b.high && a.low == b.low; }

Address shifted(Address a, unsigned left) {
  if (left >= 128) {
    return {};
  }
  if (left >= 64) {
    return {.high = a.low << (left - 64), .low = 0};
  }
  return left == 0 ? a : Address{.high = a.high << left | a.low >> (64 - left), .low = a.low << left};
}

Address plus(Address a, Address b) {
  const std::uint64_t low = a.low + b.low;
  return {.high = a.high + b.high + (low < a.low ? 1U : 0U), .low = low};
}

struct AddressBlock {
  Address address;
  unsigned bits = 32;  ///< of an address: 32 or 128
  unsigned prefix = 0;
};

/// The bits of an address that stand behind `prefix`.
Address host_bits(unsigned bits, unsigned prefix) {
  const unsigned count = bits - prefix;
  const std::uint64_t all = ~std::uint64_t{0};
  return {.high = count > 64 ? (count == 128 ? all : (std::uint64_t{1} << (count - 64)) - 1) : 0,
          .low = count >= 64 ? all : (std::uint64_t{1} << count) - 1};
}

Address network_of(const AddressBlock& block) {
  const Address host = host_bits(block.bits, block.prefix);
  return block.address & Address{.high = ~host.high, .low = ~host.low};
}

/// Reads a number in decimal, or in hexadecimal where `base` is 16; nothing when it is none or over `most`.
std::optional<std::uint32_t> take_number(std::string_view& text, std::uint32_t base, std::uint32_t most) {
  std::uint32_t number = 0;
  std::size_t digits = 0;
  for (; digits < text.size(); ++digits) {
    const char c = text[digits];
    const bool is_decimal = c >= '0' && c <= '9';
    const bool is_letter = base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    if (!is_decimal && !is_letter) {
      break;
    }
    number = number * base + static_cast<std::uint32_t>(is_decimal ? c - '0' : (c | 0x20) - 'a' + 10);
    if (number > most) {
      return std::nullopt;
    }
  }
  text.remove_prefix(digits);
  return digits > 0 ? std::optional(number) : std::nullopt;
}

bool skip(std::string_view& text, std::string_view what) {
  const bool is_there = text.starts_with(what);
  text.remove_prefix(is_there ? what.size() : 0);
  return is_there;
}

// Leading zeros mean nothing, as they did before Go 1.17.
std::optional<std::uint32_t> take_version4(std::string_view& text) {
  std::uint32_t address = 0;
  for (int i = 0; i < 4; ++i) {
    if (i > 0 && !skip(text, ".")) {
      return std::nullopt;
    }
    const auto octet = take_number(text, 10, 255);
    if (!octet.has_value()) {
      return std::nullopt;
    }
    address = address << 8U | *octet;
  }
  return address;
}

std::optional<Address> version6(std::string_view text) {
  std::array<std::uint16_t, 8> groups{};
  std::size_t count = 0;
  std::optional<std::size_t> gap;
  if (skip(text, "::")) {
    gap = 0;
  }
  while (!text.empty() && count < groups.size()) {
    std::string_view rest = text;
    const auto group = take_number(text, 16, 0xFFFF);
    if (!group.has_value()) {
      return std::nullopt;
    }
    if (text.starts_with('.')) {
      const auto last = take_version4(rest);
      if (!last.has_value() || !rest.empty() || count > 6 || (!gap.has_value() && count != 6)) {
        return std::nullopt;
      }
      groups.at(count++) = static_cast<std::uint16_t>(*last >> 16U);
      groups.at(count++) = static_cast<std::uint16_t>(*last);
      text = {};
      break;
    }
    groups.at(count++) = static_cast<std::uint16_t>(*group);
    if (text.empty()) {
      break;
    }
    if (!skip(text, ":") || text.empty()) {
      return std::nullopt;
    }
    if (skip(text, ":")) {
      if (gap.has_value()) {
        return std::nullopt;
      }
      gap = count;
    }
  }
  if (!text.empty() || (count < groups.size()) != gap.has_value()) {
    return std::nullopt;
  }
  if (gap.has_value()) {
    std::rotate(groups.begin() + static_cast<std::ptrdiff_t>(*gap), groups.begin() + static_cast<std::ptrdiff_t>(count),
                groups.end());
  }
  Address address;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t& half = i < 4 ? address.high : address.low;
    half = half << 16U | groups.at(i);
  }
  return address;
}

std::optional<AddressBlock> read_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  AddressBlock block;
  std::string_view written = text.substr(0, slash);
  std::string_view length = text.substr(slash + 1);
  if (const auto address = take_version4(written); address.has_value() && written.empty()) {
    block.address = {.high = 0, .low = *address};
  } else if (const auto longer = version6(text.substr(0, slash))) {
    block.address = *longer;
    block.bits = 128;
  } else {
    return std::nullopt;
  }
  const auto prefix = take_number(length, 10, block.bits);
  if (!prefix.has_value() || !length.empty()) {
    return std::nullopt;
  }
  block.prefix = *prefix;
  block.address = network_of(block);
  return block;
}

std::string print_version4(std::uint64_t address) {
  std::string out;
  for (unsigned i = 0; i < 4; ++i) {
    out += (i > 0 ? "." : "") + std::to_string(address >> (24U - 8U * i) & 255U);
  }
  return out;
}

// The longest run of two zero groups or more, the first of equal ones, becomes `::`. (RFC 5952.)
std::string print_version6(Address address) {
  std::array<unsigned, 8> groups{};
  for (unsigned i = 0; i < 8; ++i) {
    groups.at(i) = static_cast<unsigned>((i < 4 ? address.high : address.low) >> (48U - 16U * (i % 4)) & 0xFFFFU);
  }
  std::size_t start = 8;
  std::size_t longest = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && groups.at(end) == 0) {
      ++end;
    }
    if (end - i > longest) {
      start = i;
      longest = end - i;
    }
  }
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == start) {
      out += "::";
      i += longest - 1;
      continue;
    }
    out += out.empty() || out.ends_with(':') ? "" : ":";
    bool has_begun = false;
    for (unsigned shift = 16; shift > 0;) {
      shift -= 4;
      const unsigned digit = groups.at(i) >> shift & 15U;
      has_begun = has_begun || digit != 0 || shift == 0;
      out += has_begun ? std::string(1, kHex[digit]) : "";
    }
  }
  return out;
}

std::string print(Address address, unsigned bits) {
  return bits == 32 ? print_version4(address.low) : print_version6(address);
}

std::string print(const AddressBlock& block) {
  return print(block.address, block.bits) + "/" + std::to_string(block.prefix);
}

bool is_mapped(const AddressBlock& block) {
  return block.bits == 128 && block.address.high == 0 && block.address.low >> 32U == 0xFFFFU;
}

/// The block of the first argument, or what the function is worth without one.
struct Given {
  AddressBlock block;
  std::optional<Value> problem;
};
Given given_block(Arena& arena, const Value& text, TrailId whole) {
  const auto block = read_block(text.text().whole);
  if (!block.has_value()) {
    return {.block = {}, .problem = arena.invalid(kNotBlock, {}, whole)};
  }
  return {.block = *block,
          .problem = is_mapped(*block) ? std::optional(arena.unknown(kMapped, {}, whole)) : std::nullopt};
}

// A negative number counts from the end.
Value cidrhost(Arena& arena, Arguments in, TrailId whole) {
  const Given given = given_block(arena, in[0], whole);
  const auto number = whole_number(in[1]);
  if (given.problem.has_value() || !number.has_value()) {
    return given.problem.has_value() ? *given.problem : wrong_arguments(arena, whole);
  }
  const Address most = host_bits(given.block.bits, given.block.prefix);
  const auto distance = static_cast<std::uint64_t>(*number < 0 ? -(*number + 1) : *number);
  if (most.high == 0 && distance > most.low) {
    return arena.invalid(kNoRoom, {}, whole);
  }
  const Address host =
      *number < 0 ? Address{.high = most.high, .low = most.low - distance} : Address{.high = 0, .low = distance};
  return made_text(arena, print(given.block.address | host, given.block.bits), whole);
}

Value cidrnetmask(Arena& arena, Arguments in, TrailId whole) {
  const Given given = given_block(arena, in[0], whole);
  if (given.problem.has_value()) {
    return *given.problem;
  }
  if (given.block.bits != 32) {
    return arena.invalid(kVersion6, {}, whole);
  }
  return made_text(arena, print_version4(~host_bits(32, given.block.prefix).low & 0xFFFFFFFFU), whole);
}

Value cidrsubnet(Arena& arena, Arguments in, TrailId whole) {
  const Given given = given_block(arena, in[0], whole);
  const auto more = whole_number(in[1]);
  const auto number = whole_number(in[2]);
  if (given.problem.has_value() || !more.has_value() || !number.has_value() || *more < 0 || *number < 0) {
    return given.problem.has_value() ? *given.problem : wrong_arguments(arena, whole);
  }
  AddressBlock block = given.block;
  const bool has_bits = *more <= static_cast<std::int64_t>(block.bits - block.prefix);
  if (!has_bits || (*more < 64 && static_cast<std::uint64_t>(*number) >> *more != 0)) {
    return arena.invalid(kNoRoom, {}, whole);
  }
  block.prefix += static_cast<unsigned>(*more);
  block.address =
      block.address | shifted({.high = 0, .low = static_cast<std::uint64_t>(*number)}, block.bits - block.prefix);
  return made_text(arena, print(block), whole);
}

// One subnet behind the other, each at the first place where one of its length can stand.
Value cidrsubnets(Arena& arena, Arguments in, TrailId whole) {
  const Given given = given_block(arena, in[0], whole);
  if (given.problem.has_value()) {
    return *given.problem;
  }
  const AddressBlock& around = given.block;
  // Terraform starts from the block before this one, and there is none before the first address.
  if (around.address == Address{} && in.size() > 1) {
    return arena.invalid(kNoRoom, {}, whole);
  }
  Address next = around.address;
  bool is_full = false;
  std::vector<Value> subnets;
  for (const Value& argument : in.subspan(1)) {
    const auto more = whole_number(argument);
    if (!more.has_value() || *more < 1 || *more > 32 ||
        *more > static_cast<std::int64_t>(around.bits - around.prefix)) {
      return wrong_arguments(arena, whole);
    }
    AddressBlock block = around;
    block.prefix += static_cast<unsigned>(*more);
    const Address hosts = host_bits(block.bits, block.prefix);
    const Address aligned = plus(next, hosts);
    block.address = aligned & Address{.high = ~hosts.high, .low = ~hosts.low};
    const bool wraps = aligned.high < next.high;
    if (is_full || wraps ||
        !(network_of({.address = block.address, .bits = block.bits, .prefix = around.prefix}) == around.address)) {
      return arena.invalid(kNoRoom, {}, whole);
    }
    subnets.push_back(made_text(arena, print(block), whole));
    const Address last = block.address | hosts;
    is_full = last == (around.address | host_bits(around.bits, around.prefix));
    next = plus(last, {.high = 0, .low = 1});
  }
  return arena.list(subnets, whole, values::Shape::uniform, values::Typed::text);
}

constexpr std::array kFunctions = {
    Function{"cidrhost", take<cidrhost, Takes::text, Takes::number>},
    Function{"cidrnetmask", take<cidrnetmask, Takes::text>},
    Function{"cidrsubnet", take<cidrsubnet, Takes::text, Takes::number, Takes::number>},
    Function{"cidrsubnets", take_more<cidrsubnets, Takes::number, Takes::text>},
};

}  // namespace

std::span<const Function> network_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
