#include "base/utf8.hpp"

#include <cstring>

namespace kakoi::base {
namespace {

std::uint32_t byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool is_continuation(std::uint32_t byte) { return (byte & 0xc0U) == 0x80U; }

}  // namespace

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
