// Numbers as text and back. Kept as long double: what has up to 19 digits is exact, or prints as it was written to 17
// digits, which is more than configuration holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::values {

/// Reads all of `text` as a decimal number with optional sign, fraction and exponent, or as Inf: what Go's big.Float
/// reads. Nothing when it is none, or when it has more digits than can be kept.
std::optional<long double> parse_number(std::string_view text);

/// Is `text` a decimal number, whether or not it can be kept exactly?
bool is_number(std::string_view text);

/// Without exponent, without needless zeros; a zero keeps its sign, as Terraform's do. +Inf and -Inf are printed so.
std::string print_number(long double number);

/// Are the two so close that what was rounded on the way may be the whole difference?
bool are_close(long double a, long double b);

}  // namespace kakoi::values
