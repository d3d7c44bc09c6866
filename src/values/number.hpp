// Numbers as text and back. Kept as long double: integers are exact to 2^64, and decimal fractions print as they were
// written up to 17 digits, which is more than configuration holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::values {

/// Reads all of `text` as a decimal number with optional sign, fraction and exponent. Nothing when it is none, or when
/// it is an integer too large to be kept exactly.
std::optional<long double> parse_number(std::string_view text);

/// Without exponent, without needless zeros.
std::string print_number(long double number);

}  // namespace kakoi::values
