// Numbers as Go's fmt prints them, for `format`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace kakoi::sources::terraform {

/// What stands between the `%` and the letter of a format verb.
struct Verb {
  bool minus = false;
  bool plus = false;
  bool space = false;
  bool zero = false;
  bool sharp = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  std::optional<std::size_t> argument;  ///< from 1
  char letter = '\0';
};

/// With the letters b, d, o, x and X. Nothing where the number is not whole or too large.
std::optional<std::string> print_integer(long double number, const Verb& verb);

/// With the letters e, E, f, g and G. Nothing where the digits that are kept do not decide which way to round.
std::optional<std::string> print_decimal(long double number, const Verb& verb);

/// As `%g` without a precision: all digits, with an exponent from a million on.
std::string print_shortest(long double number);

}  // namespace kakoi::sources::terraform
