// Words that somebody has mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::value {

/// The one of `known` that `word` was probably meant to be; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// With commas between them.
std::string listed(const std::vector<std::string>& words);

}  // namespace kakoi::sim::value
