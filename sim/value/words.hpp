// Words: lists of them, and those that somebody has mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::value {

/// The one of `known` that `word` was probably meant to be; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// Is it one of those in `words`, which have blanks between them?
bool has_word(std::string_view words, std::string_view word);

/// With commas between them.
std::string listed(const std::vector<std::string>& words);

}  // namespace kakoi::sim::value
