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

constexpr std::uint32_t kSharpS = 0xDF;

// Unicode 14 has a capital sharp s, but no simple mapping to it.
std::uint32_t mapped(std::uint32_t code, utf8proc_int32_t (*mapping)(utf8proc_int32_t)) {
  return code == kSharpS ? code : static_cast<std::uint32_t>(mapping(static_cast<utf8proc_int32_t>(code)));
}

std::string mapped(std::string_view text, utf8proc_int32_t (*mapping)(utf8proc_int32_t)) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const base::Decoded next = base::decode_utf8(text);
    if (next.valid) {
      base::append_utf8(out, mapped(next.code, mapping));
    } else {
      out += text.substr(0, next.length);
    }
    text.remove_prefix(next.length);
  }
  return out;
}

// What stands between words: in ASCII everything but letters, digits and `_`; beyond it only white space.
bool separates_words(std::uint32_t code) {
  if (code < 0x80) {
    const bool is_letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return !is_letter && !(code >= '0' && code <= '9') && code != '_';
  }
  return is_space(code);
}

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

std::string upper_case(std::string_view text) { return mapped(text, utf8proc_toupper); }
std::string lower_case(std::string_view text) { return mapped(text, utf8proc_tolower); }

std::string title_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool starts_word = true;
  while (!text.empty()) {
    const base::Decoded next = base::decode_utf8(text);
    if (next.valid && starts_word) {
      base::append_utf8(out, mapped(next.code, utf8proc_totitle));
    } else {
      out += text.substr(0, next.length);
    }
    starts_word = next.valid && separates_words(next.code);
    text.remove_prefix(next.length);
  }
  return out;
}

std::string_view without_open_end(std::string_view text) {
  constexpr std::string_view kTakesNoMark = "0123456789-_./:;,!?@#$%^&*+|\\'\"`~()[]{} \t\r\n";
  if (text.empty() || kTakesNoMark.find(text.back()) != std::string_view::npos) {
    return text;
  }
  while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
    text.remove_suffix(1);
  }
  text.remove_suffix(1);
  return text;
}

std::string_view without_open_start(std::string_view text) {
  const base::Decoded first = base::decode_utf8(text);
  text.remove_prefix(text.empty() || first.code < 0x80 ? 0 : first.length);
  return text;
}

bool is_space(std::uint32_t code) {
  if (code < 0x80) {
    return code == ' ' || (code >= '\t' && code <= '\r');
  }
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code));
  return code == 0x85 || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace kakoi::syntax
