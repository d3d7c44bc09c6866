// Numeric functions. (Terraform language, "Numeric Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Value;

constexpr Phrase kNotANumber{"the result is not a number", "結果が数値になりません"};
constexpr Phrase kInexact{"the number is too large or too fine to be kept exactly",
                          "数値が大きすぎるか細かすぎて正確に扱えません"};
constexpr Phrase kNotInBase{"the text is not a whole number in this base", "文字列がこの基数の整数ではありません"};

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53

Value absolute(Arena& arena, Arguments in, TrailId whole) { return arena.number(std::fabs(in[0].number()), whole); }
// Rounding makes a whole number, and of those there is one zero.
long double without_sign(long double number) { return number == 0 ? 0 : number; }

Value ceiling(Arena& arena, Arguments in, TrailId whole) {
  return arena.number(without_sign(std::ceil(in[0].number())), whole);
}
Value floored(Arena& arena, Arguments in, TrailId whole) {
  return arena.number(without_sign(std::floor(in[0].number())), whole);
}

bool is_less(const Value& a, const Value& b) { return a.number() < b.number(); }

Value largest(Arena& arena, Arguments in, TrailId whole) {
  return in.empty() ? wrong_arguments(arena, whole) : *std::max_element(in.begin(), in.end(), is_less);
}
Value smallest(Arena& arena, Arguments in, TrailId whole) {
  return in.empty() ? wrong_arguments(arena, whole) : *std::min_element(in.begin(), in.end(), is_less);
}

Value signum(Arena& arena, Arguments in, TrailId whole) {
  const auto number = whole_number(in[0]);
  return number.has_value() ? arena.number(*number > 0   ? 1
                                           : *number < 0 ? -1
                                                         : 0,
                                           whole)
                            : wrong_arguments(arena, whole);
}

// The last digits of a logarithm differ between libraries, and `ceil` makes a whole number of them. So it is computed
// as Go does: by the method of fdlibm. (Copyright 1993 by Sun Microsystems, Inc. All rights reserved. Permission to
// use, copy, modify, and distribute that software is freely granted, provided that this notice is preserved.)
double natural_logarithm(double number) {
  if (number <= 0 || !std::isfinite(number)) {
    return std::log(number);
  }
  int exponent = 0;
  double f = std::frexp(number, &exponent);
  if (f < std::sqrt(2.0) / 2) {
    f *= 2;
    --exponent;
  }
  f -= 1;
  const double s = f / (2 + f);
  const double s2 = s * s;
  const double s4 = s2 * s2;
  const double odd =
      s2 * (6.666666666666735130e-01 +
            s4 * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
  const double even = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
  const double half = 0.5 * f * f;
  return exponent * 6.93147180369123816490e-01 -
         ((half - (s * (half + odd + even) + exponent * 1.90821492927058770002e-10)) - f);
}

// Terraform prints a result of this kind with the fewest digits that are only it among the doubles.
Value made_double(Arena& arena, double number, TrailId whole) {
  if (std::isnan(number)) {
    return arena.invalid(kNotANumber, {}, whole);
  }
  if (std::fabs(number) > kLargestWhole) {
    return arena.unknown(kInexact, {}, whole);
  }
  std::array<char, 400> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size() - 1, number, std::chars_format::scientific);
  return written.ec == std::errc{} ? arena.number(std::strtold(digits.data(), nullptr), whole)
                                   : arena.unknown(kInexact, {}, whole);
}

Value logarithm(Arena& arena, Arguments in, TrailId whole) {
  const auto number = static_cast<double>(in[0].number());
  const auto base = static_cast<double>(in[1].number());
  return made_double(arena, natural_logarithm(number) / natural_logarithm(base), whole);
}

// Can `base` be multiplied with itself that often without a bit being lost? Only a power of two has an exact inverse.
bool is_exact_power(double base, double exponent) {
  int ignored = 0;
  auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::fabs(base), &ignored), 53));
  mantissa >>= static_cast<unsigned>(std::countr_zero(mantissa | (std::uint64_t{1} << 53U)));
  const bool is_whole = std::floor(exponent) == exponent;
  return is_whole &&
         (mantissa <= 1 || (exponent >= 0 && static_cast<double>(std::bit_width(mantissa)) * exponent <= 53));
}

// Only where the result is exact: elsewhere libraries differ in its last digits.
Value power(Arena& arena, Arguments in, TrailId whole) {
  const auto base = static_cast<double>(in[0].number());
  const auto exponent = static_cast<double>(in[1].number());
  const double result = std::pow(base, exponent);
  if (std::isnan(result)) {
    return arena.invalid(kNotANumber, {}, whole);
  }
  const bool is_exact =
      std::isfinite(base) && std::isfinite(exponent) && (exponent == 0.5 || is_exact_power(base, exponent));
  return std::isfinite(result) && is_exact ? made_double(arena, result, whole) : arena.unknown(kInexact, {}, whole);
}

// Digits are 0-9, then a-z and, where those do not suffice, A-Z; else large letters are as small ones.
int digit_of(char c, std::int64_t base) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'z') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'Z') {
    return c - 'A' + (base <= 36 ? 10 : 36);
  }
  return 99;
}

Value parse_integer(Arena& arena, Arguments in, TrailId whole) {
  const Value& text = in[0];
  const auto base = whole_number(in[1]);
  if (text.is_loosely_typed() && !text.is(Kind::text)) {
    return arena.unknown(kInexact, {}, whole);
  }
  if (!text.is(Kind::text) || !base.has_value() || *base < 2 || *base > 62) {
    return wrong_arguments(arena, whole);
  }
  if (const Value* hole = values::first_unknown(text)) {
    return *hole;
  }
  std::string_view digits = text.text().whole;
  const bool is_negative = digits.starts_with('-');
  digits.remove_prefix(is_negative || digits.starts_with('+') ? 1 : 0);
  const bool is_number =
      !digits.empty() && std::all_of(digits.begin(), digits.end(), [&](char c) { return digit_of(c, *base) < *base; });
  if (!is_number) {
    return arena.invalid(kNotInBase, {}, whole);
  }
  long double number = 0;
  for (const char c : digits) {
    number = number * static_cast<long double>(*base) + static_cast<long double>(digit_of(c, *base));
  }
  return made_number(arena, is_negative && number != 0 ? -number : number, whole);
}

// A multiple of a small power of two: sums of such are exact, however many digits are kept.
bool is_binary(long double number) { return std::floor(std::ldexp(number, 20)) == std::ldexp(number, 20); }

Value sum(Arena& arena, Arguments in, TrailId whole) {
  if (!in[0].is(Kind::list) || in[0].items().empty()) {
    return wrong_arguments(arena, whole);
  }
  long double total = -0.0L;  // what a sum of nothing but these is, too
  bool is_exact = true;
  const Value* unknown = nullptr;
  for (const Value& item : in[0].items()) {
    const Value number = to_number(arena, item);
    if (number.is_null()) {
      return wrong_arguments(arena, whole);
    }
    if (number.is_unknown() && number.reason().invalid) {
      return number;
    }
    if (number.is_unknown()) {
      unknown = unknown == nullptr ? values::first_unknown(item) : unknown;
      is_exact = is_exact && unknown != nullptr;
    } else {
      total += number.number();
      is_exact = is_exact && is_binary(number.number());
    }
  }
  if (unknown != nullptr) {
    return *unknown;
  }
  return is_exact || in[0].items().size() == 1 ? made_number(arena, total, whole) : arena.unknown(kInexact, {}, whole);
}

constexpr std::array kFunctions = {
    Function{"abs", take<absolute, Takes::number>},
    Function{"ceil", take<ceiling, Takes::number>},
    Function{"floor", take<floored, Takes::number>},
    Function{"log", take<logarithm, Takes::number, Takes::number>},
    Function{"max", take_more<largest, Takes::number>},
    Function{"min", take_more<smallest, Takes::number>},
    Function{"parseint", take<parse_integer, Takes::anything, Takes::number>},
    Function{"pow", take<power, Takes::number, Takes::number>},
    Function{"signum", take<signum, Takes::number>},
    Function{"sum", take<sum, Takes::anything>},
};

}  // namespace

std::span<const Function> number_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
