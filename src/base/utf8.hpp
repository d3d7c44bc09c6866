// UTF-8, one code point at a time (RFC 3629).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::base {

struct Decoded {
  std::uint32_t code = 0;
  std::size_t length = 0;  ///< bytes used; at least 1 unless the text is empty
  bool valid = false;      ///< false: `length` bytes are not the start of a well-formed code point
};

/// The first code point of `text`. Overlong forms, surrogates and values over U+10FFFF are not valid.
Decoded decode_utf8(std::string_view text);

/// Appends `code`, a valid code point, to `out`.
void append_utf8(std::string& out, std::uint32_t code);

/// How many columns of a terminal `text` takes: two for wide characters, none for those that join the one before.
std::size_t display_width(std::string_view text);

/// The offset of the first byte that is not well-formed, or npos.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace kakoi::base
