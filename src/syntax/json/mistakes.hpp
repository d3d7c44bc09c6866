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

}  // namespace kakoi::syntax::json
