#include "syntax/unicode.hpp"

#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace kakoi::syntax {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Free {
  void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

}  // namespace

std::string normalized(std::string text) {
  if (is_ascii(text)) {
    return text;
  }
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(composed);
  return length >= 0 ? std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length)) : text;
}

std::size_t first_grapheme(std::string_view text) {
  base::Decoded before = base::decode_utf8(text);
  std::size_t at = before.length;
  utf8proc_int32_t state = 0;
  while (at < text.size()) {
    const base::Decoded next = base::decode_utf8(text.substr(at));
    const bool is_crlf = before.code == '\r' && next.code == '\n';
    if (!is_crlf && utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before.code),
                                                     static_cast<utf8proc_int32_t>(next.code), &state) != 0) {
      break;
    }
    at += next.length;
    before = next;
  }
  return at;
}

std::size_t count_graphemes(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) {
    text.remove_prefix(first_grapheme(text));
  }
  return count;
}

}  // namespace kakoi::syntax
