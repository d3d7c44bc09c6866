#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kakoi::base {
namespace {

std::uint32_t byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_continuation(std::uint32_t byte) { return (byte & 0xc0U) == 0x80U; }

struct Block {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// The blocks that are wide throughout (UAX #11), and those that take no column.
constexpr std::array kWide = {Block{0x1100, 0x115f},   Block{0x2e80, 0x303e},  Block{0x3041, 0xa4cf},
                              Block{0xac00, 0xd7a3},   Block{0xf900, 0xfaff},  Block{0xfe30, 0xfe6f},
                              Block{0xff00, 0xff60},   Block{0xffe0, 0xffe6},  Block{0x1f300, 0x1f64f},
                              Block{0x1f900, 0x1f9ff}, Block{0x20000, 0x3fffd}};
constexpr std::array kJoining = {Block{0x0300, 0x036f}, Block{0x200b, 0x200f}, Block{0x20d0, 0x20ff},
                                 Block{0xfe00, 0xfe0f}};

template <std::size_t Count>
bool lies_in(std::uint32_t code, const std::array<Block, Count>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& b) { return b.first <= code && code <= b.last; });
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded point = decode_utf8(text.substr(i));
    width += lies_in(point.code, kWide) ? 2U : lies_in(point.code, kJoining) ? 0U : 1U;
    i += point.length;
  }
  return width;
}

Decoded decode_utf8(std::string_view text) {
  if (text.empty()) {
    return Decoded{};
  }
  const std::uint32_t lead = byte_at(text, 0);
  if (lead < 0x80U) {
    return Decoded{.code = lead, .length = 1, .valid = true};
  }
  const std::size_t length = lead >= 0xf0U ? 4 : lead >= 0xe0U ? 3 : 2;
  if (lead < 0xc2U || lead > 0xf4U || text.size() < length) {
    return Decoded{.code = 0, .length = 1, .valid = false};
  }
  std::uint32_t code = lead & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(byte_at(text, i))) {
      return Decoded{.code = 0, .length = 1, .valid = false};
    }
    code = (code << 6U) | (byte_at(text, i) & 0x3fU);
  }
  const bool overlong = (length == 3 && code < 0x800U) || (length == 4 && code < 0x10000U);
  const bool surrogate = code >= 0xd800U && code <= 0xdfffU;
  if (overlong || surrogate || code > 0x10ffffU) {
    return Decoded{.code = 0, .length = 1, .valid = false};
  }
  return Decoded{.code = code, .length = length, .valid = true};
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80U) {
    put(code);
  } else if (code < 0x800U) {
    put(0xc0U | (code >> 6U));
    put(0x80U | (code & 0x3fU));
  } else if (code < 0x10000U) {
    put(0xe0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3fU));
    put(0x80U | (code & 0x3fU));
  } else {
    put(0xf0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3fU));
    put(0x80U | ((code >> 6U) & 0x3fU));
    put(0x80U | (code & 0x3fU));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    // Nearly all of nearly every file is ASCII: eight bytes at a time.
    std::uint64_t word = 0;
    while (i + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & 0x8080808080808080U) != 0) {
        break;
      }
      i += sizeof word;
    }
    if (i == text.size()) {
      break;
    }
    const Decoded point = decode_utf8(text.substr(i));
    if (!point.valid) {
      return i;
    }
    i += point.length;
  }
  return std::string_view::npos;
}

}  // namespace kakoi::base
