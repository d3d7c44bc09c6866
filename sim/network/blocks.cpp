#include "sim/network/blocks.hpp"

#include <charconv>

namespace kakoi::sim::network {

bool Block::contains(std::uint32_t address) const {
  const std::uint32_t mask = bits == 0 ? 0U : ~std::uint32_t{0} << (32U - bits);
  return (address & mask) == (first & mask);
}

std::optional<std::uint32_t> parse_address(std::string_view text) {
  std::uint32_t address = 0;
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (int i = 0; i < 4; ++i) {
    unsigned part = 0;
    const auto [stop, problem] = std::from_chars(at, end, part);
    const bool is_last = i == 3;
    if (problem != std::errc{} || part > 255 || (is_last ? stop != end : stop == end || *stop != '.')) {
      return std::nullopt;
    }
    address = address << 8U | part;
    at = is_last ? stop : stop + 1;
  }
  return address;
}

std::optional<Block> parse_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto address = parse_address(text.substr(0, slash));
  unsigned bits = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data() + slash + 1, end, bits);
  if (!address || problem != std::errc{} || stop != end || bits > 32) return std::nullopt;
  return Block{.first = *address, .bits = bits};
}

std::string address_text(std::uint32_t address) {
  return std::to_string(address >> 24U) + "." + std::to_string((address >> 16U) & 255U) + "." +
         std::to_string((address >> 8U) & 255U) + "." + std::to_string(address & 255U);
}

}  // namespace kakoi::sim::network
