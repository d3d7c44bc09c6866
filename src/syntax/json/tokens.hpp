// The words of JSON, byte by byte: what simdjson checks only when a value is asked for, and the places of what it
// refuses without saying where.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kakoi::syntax::json {

/// The offset of the first byte at or behind `at` that is no blank, or the size of `text`.
std::size_t skip_blanks(std::string_view text, std::size_t at);

/// `text` without the blanks at its end.
std::string_view trim_end(std::string_view text);

/// The bytes at `at` that a person takes for one thing: a bracket, a string, or whatever stands there up to the next
/// blank, bracket, punctuation mark or quote. At least 1.
std::size_t word_length(std::string_view text, std::size_t at);

/// The whole of `text` is a number as RFC 8259 writes it.
bool is_number(std::string_view text);

struct StringToken {
  std::size_t end = std::string_view::npos;         ///< behind the closing quote; npos when there is none
  std::size_t bad_escape = std::string_view::npos;  ///< offset of the first escape that JSON does not have
};

/// The string whose opening quote stands at `at`.
StringToken string_at(std::string_view text, std::size_t at);

/// The length of the escape at `at` in as far as it is one: 2 for `\n`, 6 for `\u00e9`, 4 for `\u00` and a quote.
std::size_t escape_length(std::string_view text, std::size_t at);

/// Bytes that are wrong wherever they stand.
struct Flaw {
  base::Phrase what;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::size_t cut = 0;  ///< the text before it is whole words and has no flaw
};

/// The first such byte in the string that stands from `quote` to `end`; npos where it is not closed.
std::optional<Flaw> flaw_in_string(std::string_view text, std::size_t quote, std::size_t end);

/// The first byte that is not UTF-8, string that is not closed, control character in a string, or backslash outside of
/// one. Linear.
std::optional<Flaw> first_flaw(std::string_view text);

}  // namespace kakoi::syntax::json
