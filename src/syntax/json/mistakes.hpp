// What to tell a person about a place at which the grammar of JSON breaks.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kakoi::syntax::json {

enum class Expected : std::uint8_t { value, key, colon, comma_or_bracket, comma_or_brace, end };

struct Missing {
  Expected what = Expected::value;
  std::size_t at = 0;  ///< of the word that stands in its place, or the size of the text
};

struct Mistake {
  base::Message message;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// What is missing of a member of an object when all up to `at` is well: the opening brace, or a whole member.
Missing missing_of_member(std::string_view json, std::size_t at, bool first);

/// Looks at what stands there instead, and names the usual mistakes: a comment, a last comma, single quotes.
Mistake explain(std::string_view json, Missing missing);

/// What is wrong first in the string whose opening quote stands at `quote`, and which is not well.
Mistake explain_string(std::string_view json, std::size_t quote);

/// A backslash at `at` that begins no escape of JSON's.
Mistake wrong_escape(std::string_view json, std::size_t at);

/// The bracket at `at` opens one array or object more than the `limit` that may be within each other.
Mistake too_deep(std::size_t limit, std::size_t at);

/// How large a text may be: offsets have 32 bits, and simdjson's count a frame around it too.
inline constexpr std::size_t kMostBytes = 0xffffffff - 64;
inline constexpr base::Phrase kTooLarge{"the text is larger than 4 GiB and was not read",
                                        "テキストが 4 GiB を超えているため読み込みませんでした"};

}  // namespace kakoi::syntax::json
