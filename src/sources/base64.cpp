#include "sources/base64.hpp"

#include <cstdint>

namespace kakoi::sources {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::string to_base64(std::string_view bytes) {
  const auto byte_at = [&](std::size_t at) {
    return at < bytes.size() ? std::uint32_t{static_cast<unsigned char>(bytes[at])} : 0U;
  };
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::uint32_t group = byte_at(i) << 16U | byte_at(i + 1) << 8U | byte_at(i + 2);
    for (unsigned digit = 0; digit < 4; ++digit) {
      out += i + digit > bytes.size() ? '=' : kAlphabet[(group >> (18U - 6U * digit)) & 63U];
    }
  }
  return out;
}

// The last group is filled up with `=`.
std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  std::uint32_t group = 0;
  unsigned digits = 0;
  unsigned padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      continue;
    }
    const std::size_t value = c == '=' ? 0 : kAlphabet.find(c);
    const bool is_misplaced = c == '=' ? digits < 2 : padding > 0;
    if (value == std::string_view::npos || is_misplaced || (padding > 0 && digits == 0)) {
      return std::nullopt;
    }
    padding += c == '=' ? 1U : 0U;
    group = group << 6U | static_cast<std::uint32_t>(value);
    if (++digits == 4) {
      for (unsigned i = 0; i < 3 - padding; ++i) {
        out += static_cast<char>(group >> (16U - 8U * i) & 255U);
      }
      digits = 0;
      group = 0;
    }
  }
  return digits == 0 ? std::optional(out) : std::nullopt;
}

}  // namespace kakoi::sources
