// Address blocks: IPv4 only, since that is what a public address of a task is about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::network {

struct Block {
  std::uint32_t first = 0;
  unsigned bits = 32;

  [[nodiscard]] bool contains(std::uint32_t address) const;
  [[nodiscard]] bool contains(const Block& other) const { return other.bits >= bits && contains(other.first); }
  friend bool operator==(const Block&, const Block&) = default;
};

std::optional<std::uint32_t> parse_address(std::string_view text);
/// `10.0.0.0/16`. Nothing when it is no IPv4 block.
std::optional<Block> parse_block(std::string_view text);
std::string address_text(std::uint32_t address);

}  // namespace kakoi::sim::network
