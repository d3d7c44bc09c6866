// The escape sequences \uXXXX and \UXXXXXXXX, for the parser, which refuses the wrong ones, and for literal_text.
#pragma once

#include <cstdint>
#include <string_view>

namespace kakoi::syntax::hcl {

constexpr bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Of hexadecimal digits, eight at most.
constexpr std::uint32_t code_of_escape(std::string_view digits) {
  std::uint32_t code = 0;
  for (const char c : digits) {
    const std::uint32_t digit =
        c <= '9' ? static_cast<std::uint32_t>(c - '0') : (static_cast<std::uint32_t>(c) | 32U) - 'a' + 10U;
    code = code * 16 + digit;
  }
  return code;
}

/// False for halves of a surrogate pair and for what lies beyond Unicode: UTF-8 has no bytes for them.
constexpr bool is_scalar_value(std::uint32_t code) { return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff); }

}  // namespace kakoi::syntax::hcl
