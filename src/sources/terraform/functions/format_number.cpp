#include "sources/terraform/functions/format_number.hpp"

#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace kakoi::sources::terraform {
namespace {

/// 0.DIGITS times ten to the power of `exponent`, without zeros at the end; no digits: zero.
struct Digits {
  std::string digits;
  std::ptrdiff_t exponent = 0;
  bool is_negative = false;

  [[nodiscard]] char at(std::ptrdiff_t i) const {
    return i >= 0 && i < std::ssize(digits) ? digits[static_cast<std::size_t>(i)] : '0';
  }
};

Digits digits_of(long double number) {
  std::string text = values::print_number(std::fabs(number));
  Digits out{.digits = {}, .exponent = 0, .is_negative = std::signbit(number)};
  const std::size_t point = std::min(text.find('.'), text.size());
  out.exponent = static_cast<std::ptrdiff_t>(point);
  text.erase(point, 1);
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size());
  out.exponent -= static_cast<std::ptrdiff_t>(zeros);
  text.erase(0, zeros);
  text.erase(text.find_last_not_of('0') + 1);
  out.digits = std::move(text);
  out.exponent = out.digits.empty() ? 0 : out.exponent;
  return out;
}

// Is it a whole number of halves, quarters, eighths, …, and with that kept exactly in binary?
bool is_binary(const Digits& number) {
  const std::ptrdiff_t places = std::ssize(number.digits) - number.exponent;
  if (places <= 0) {
    return true;
  }
  if (places > 18 || number.digits.size() > 18) {
    return false;
  }
  std::uint64_t value = std::stoull(number.digits);
  for (std::ptrdiff_t i = 0; i < places; ++i) {
    if (value % 5 != 0) {
      return false;
    }
    value /= 5;
  }
  return true;
}

// Rounds to `count` digits, what lies exactly between two to the even one. False when what lies between two in decimal
// need not do so in the binary digits that Terraform keeps.
bool round_to(Digits& number, std::ptrdiff_t count) {
  if (count >= std::ssize(number.digits)) {
    return true;
  }
  if (count < 0) {
    number.digits.clear();
    number.exponent = 0;
    return true;
  }
  const auto kept = static_cast<std::size_t>(count);
  const bool is_between = number.digits[kept] == '5' && kept + 1 == number.digits.size();
  if (is_between && !is_binary(number)) {
    return false;
  }
  const bool is_odd = kept > 0 && (number.digits[kept - 1] - '0') % 2 != 0;
  bool carry = is_between ? is_odd : number.digits[kept] >= '5';
  number.digits.resize(kept);
  for (std::size_t i = kept; carry && i-- > 0;) {
    carry = number.digits[i] == '9';
    number.digits[i] = carry ? '0' : static_cast<char>(number.digits[i] + 1);
  }
  if (carry) {
    number.digits.insert(number.digits.begin(), '1');
    ++number.exponent;
  }
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  number.exponent = number.digits.empty() ? 0 : number.exponent;
  return true;
}

std::string with_exponent(const Digits& number, std::ptrdiff_t places, char letter) {
  std::string out(1, number.at(0));
  out += places > 0 ? "." : "";
  for (std::ptrdiff_t i = 1; i <= places; ++i) {
    out += number.at(i);
  }
  const std::ptrdiff_t exponent = number.digits.empty() ? 0 : number.exponent - 1;
  const std::string power = std::to_string(std::abs(exponent));
  out += letter;
  out += exponent < 0 ? '-' : '+';
  return out + (power.size() < 2 ? "0" : "") + power;
}

std::string with_point(const Digits& number, std::ptrdiff_t places) {
  std::string out = number.exponent > 0 ? "" : "0";
  for (std::ptrdiff_t i = 0; i < number.exponent; ++i) {
    out += number.at(i);
  }
  out += places > 0 ? "." : "";
  for (std::ptrdiff_t i = 0; i < places; ++i) {
    out += number.at(number.exponent + i);
  }
  return out;
}

// `precision` negative: as many digits as there are.
std::string general(const Digits& number, std::ptrdiff_t precision, char letter) {
  const std::ptrdiff_t count = std::ssize(number.digits);
  const bool is_shortest = precision < 0;
  precision = is_shortest ? count : precision;
  const std::ptrdiff_t limit = is_shortest ? 6 : precision > count && count >= number.exponent ? count : precision;
  const std::ptrdiff_t exponent = number.exponent - 1;
  if (exponent < -4 || exponent >= limit) {
    return with_exponent(number, std::min(precision, count) - 1, letter);
  }
  precision = precision > number.exponent ? count : precision;
  return with_point(number, std::max<std::ptrdiff_t>(precision - number.exponent, 0));
}

std::string sign_of(bool is_negative, const Verb& verb) {
  return is_negative ? "-" : verb.plus ? "+" : verb.space ? " " : "";
}

// Zeros stand behind the sign, blanks before it.
std::string padded(const std::string& sign, const std::string& digits, const Verb& verb, bool zeros) {
  const std::size_t length = sign.size() + digits.size();
  const std::size_t missing = verb.width > length ? verb.width - length : 0;
  if (verb.minus) {
    return sign + digits + std::string(missing, ' ');
  }
  return zeros ? sign + std::string(missing, '0') + digits : std::string(missing, ' ') + sign + digits;
}

std::string in_base(std::uint64_t number, unsigned base, bool upper) {
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out;
  do {
    out += digits[number % base];
    number /= base;
  } while (number > 0);
  std::reverse(out.begin(), out.end());
  return out;
}

struct Base {
  unsigned base = 10;
  std::string_view prefix;
};

Base base_of(char letter) {
  switch (letter) {
    case 'b':
      return {.base = 2, .prefix = "0b"};
    case 'o':
      return {.base = 8, .prefix = "0"};
    case 'x':
      return {.base = 16, .prefix = "0x"};
    case 'X':
      return {.base = 16, .prefix = "0X"};
    default:
      return {};
  }
}

}  // namespace

std::optional<std::string> print_integer(long double number, const Verb& verb) {
  constexpr long double kTooLarge = 18446744073709551616.0L;  // 2^64
  if (std::floor(number) != number || std::fabs(number) >= kTooLarge) {
    return std::nullopt;
  }
  const Base base = base_of(verb.letter);
  std::string digits = in_base(static_cast<std::uint64_t>(std::fabs(number)), base.base, verb.letter == 'X');
  const std::size_t least = verb.precision.value_or(0);
  if (verb.precision == std::optional<std::size_t>(0) && digits == "0") {
    return std::string{};
  }
  digits.insert(0, digits.size() < least ? least - digits.size() : 0, '0');
  const std::string sign = sign_of(number < 0, verb) + std::string(verb.sharp ? base.prefix : "");
  return padded(sign, digits, verb, verb.zero && !verb.precision.has_value());
}

std::optional<std::string> print_decimal(long double number, const Verb& verb) {
  if (std::isinf(number)) {
    return padded(number < 0 ? "-" : verb.space ? " " : "+", "Inf", verb, false);
  }
  Digits digits = digits_of(number);
  const char exponent = verb.letter == 'E' || verb.letter == 'G' ? 'E' : 'e';
  const bool is_general = verb.letter == 'g' || verb.letter == 'G';
  const bool is_plain = verb.letter == 'f';
  auto precision = static_cast<std::ptrdiff_t>(verb.precision.value_or(6));
  if (is_general && !verb.precision.has_value()) {
    precision = -1;
  } else {
    precision = is_general ? std::max<std::ptrdiff_t>(precision, 1) : precision;
    const std::ptrdiff_t kept = is_general ? precision : is_plain ? digits.exponent + precision : precision + 1;
    if (!round_to(digits, kept)) {
      return std::nullopt;
    }
  }
  const std::string text = is_general ? general(digits, precision, exponent)
                           : is_plain ? with_point(digits, precision)
                                      : with_exponent(digits, precision, exponent);
  return padded(sign_of(digits.is_negative, verb), text, verb, verb.zero);
}

std::string print_shortest(long double number) {
  if (std::isinf(number)) {
    return values::print_number(number);
  }
  const Digits digits = digits_of(number);
  return (digits.is_negative ? "-" : "") + general(digits, -1, 'e');
}

}  // namespace kakoi::sources::terraform
