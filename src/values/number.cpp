#include "values/number.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace kakoi::values {
namespace {

constexpr long double kLargestExact = 18446744073709551616.0L;  // 2^64

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t from) {
  while (from < text.size() && is_digit(text[from])) {
    ++from;
  }
  return from;
}

bool is_decimal(std::string_view text) {
  std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t digits = skip_digits(text, i);
  if (digits == i) {
    return false;
  }
  i = digits;
  if (i < text.size() && text[i] == '.') {
    const std::size_t fraction = skip_digits(text, i + 1);
    if (fraction == i + 1) {
      return false;
    }
    i = fraction;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    i += i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 2U : 1U;
    const std::size_t exponent = skip_digits(text, i);
    if (exponent == i) {
      return false;
    }
    i = exponent;
  }
  return i == text.size();
}

}  // namespace

std::optional<long double> parse_number(std::string_view text) {
  if (!is_decimal(text) || text.size() > 400) {
    return std::nullopt;
  }
  const long double number = std::strtold(std::string(text).c_str(), nullptr);
  if (!std::isfinite(number) || std::fabs(number) > kLargestExact) {
    return std::nullopt;
  }
  return number;
}

std::string print_number(long double number) {
  std::array<char, 64> buffer{};
  const bool whole = std::floor(number) == number;
  const int written = std::snprintf(buffer.data(), buffer.size(), whole ? "%.0Lf" : "%.17Lg", number);
  std::string out(buffer.data(), static_cast<std::size_t>(written));
  if (out == "-0") {
    return "0";
  }
  // A number too small for plain digits: written with as many zeros as it takes.
  if (!whole && out.find('e') != std::string::npos) {
    std::array<char, 512> wide{};
    const int length = std::snprintf(wide.data(), wide.size(), "%.60Lf", number);
    out.assign(wide.data(), static_cast<std::size_t>(length));
    out.erase(out.find_last_not_of('0') + 1);
  }
  return out;
}

}  // namespace kakoi::values
