#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <limits>

namespace kakoi::values {
namespace {

constexpr long double kLargestExact = 18446744073709551616.0L;  // 2^64
constexpr std::size_t kExactDigits = 19;
constexpr std::size_t kPrintedDigits = 17;
constexpr std::string_view kExponents = "eEpP";
constexpr long kLargestPower = 16000;  // of two

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) {
    ++from;
  }
  return from;
}

// "-1.5", ".5", "5.", "1e3", "1p3": with p the exponent is one of two.
bool is_decimal(std::string_view text) {
  const std::size_t start = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  std::size_t i = skip_digits(text, start);
  std::size_t digits = i - start;
  if (i < text.size() && text[i] == '.') {
    const std::size_t fraction = skip_digits(text, i + 1);
    digits += fraction - (i + 1);
    i = fraction;
  }
  if (digits == 0) {
    return false;
  }
  if (i < text.size() && kExponents.find(text[i]) != std::string_view::npos) {
    i += i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 2U : 1U;
    const std::size_t exponent = skip_digits(text, i);
    if (exponent == i) {
      return false;
    }
    i = exponent;
  }
  return i == text.size();
}

// Leading and trailing zeros do not count.
std::size_t significant_digits(std::string_view text) {
  std::size_t digits = 0;
  std::size_t zeros = 0;
  for (const char c : text.substr(0, text.find_first_of(kExponents))) {
    if (!is_digit(c) || (c == '0' && digits == 0)) {
      continue;
    }
    digits += c == '0' ? 0 : zeros + 1;
    zeros = c == '0' ? zeros + 1 : 0;
  }
  return digits;
}

// Whole, and at most 2^64: exact although it has twenty digits.
bool is_64_bit_integer(std::string_view text) {
  text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  constexpr std::string_view kLargest = "18446744073709551616";
  return text.size() == kLargest.size() && skip_digits(text, 0) == text.size() && text <= kLargest;
}

// A small number, such as 1.5e-07, with as many zeros as it takes.
std::string without_exponent(const std::string& text) {
  const std::size_t e = text.find("e-");
  if (e == std::string::npos) {
    return text;
  }
  const std::string_view mantissa = std::string_view(text).substr(0, e);
  std::string digits;
  std::copy_if(mantissa.begin(), mantissa.end(), std::back_inserter(digits), is_digit);
  const auto exponent = static_cast<std::size_t>(std::strtoul(text.c_str() + e + 2, nullptr, 10));
  return (mantissa.starts_with('-') ? "-0." : "0.") + std::string(exponent - 1, '0') + digits;
}

// "Inf" or "inf", with or without a sign, as Go reads it.
std::optional<long double> parse_infinity(std::string_view text) {
  const bool has_sign = text.starts_with('-') || text.starts_with('+');
  const std::string_view word = text.substr(has_sign ? 1 : 0);
  if (word != "Inf" && word != "inf") {
    return std::nullopt;
  }
  const long double infinity = std::numeric_limits<long double>::infinity();
  return text.starts_with('-') ? -infinity : infinity;
}

}  // namespace

std::optional<long double> parse_number(std::string_view text) {
  if (const auto infinity = parse_infinity(text)) {
    return infinity;
  }
  const bool is_plain_integer = text.find_first_of(".eEpP") == std::string_view::npos;
  const std::size_t most_digits = is_plain_integer ? kExactDigits : kPrintedDigits;
  if (!is_decimal(text) || text.size() > 400 || (significant_digits(text) > most_digits && !is_64_bit_integer(text))) {
    return std::nullopt;
  }
  const std::size_t power_at = std::min(text.find_first_of("pP"), text.size());
  long double number = std::strtold(std::string(text.substr(0, power_at)).c_str(), nullptr);
  if (power_at < text.size()) {
    const long power = std::strtol(std::string(text.substr(power_at + 1)).c_str(), nullptr, 10);
    number = std::ldexp(number, static_cast<int>(std::clamp(power, -kLargestPower, kLargestPower)));
  }
  if (!std::isfinite(number) || std::fabs(number) > kLargestExact) {
    return std::nullopt;
  }
  return number;
}

bool is_number(std::string_view text) { return is_decimal(text) || parse_infinity(text).has_value(); }

std::string print_number(long double number) {
  if (std::isinf(number)) {
    return number < 0 ? "-Inf" : "+Inf";
  }
  std::array<char, 64> buffer{};
  const bool whole = std::floor(number) == number;
  const int written = std::snprintf(buffer.data(), buffer.size(), whole ? "%.0Lf" : "%.17Lg", number);
  return without_exponent(std::string(buffer.data(), static_cast<std::size_t>(written)));
}

bool are_close(long double a, long double b) {
  constexpr long double kSlack = 1e-15L;
  return a == b || std::fabs(a - b) <= kSlack * std::max(std::fabs(a), std::fabs(b));
}

}  // namespace kakoi::values
