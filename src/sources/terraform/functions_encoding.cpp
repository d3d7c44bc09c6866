// Base64 and percent encoding. (Terraform language, "Encoding Functions"; RFC 4648 section 4, RFC 3986.)

#include "base/utf8.hpp"
#include "sources/terraform/function_arguments.hpp"

#include <array>
#include <cstdint>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

constexpr Phrase kNotBase64{"the text is not Base64", "文字列が Base64 ではありません"};
constexpr Phrase kNotText{"what the Base64 stands for is not UTF-8", "Base64 の中身が UTF-8 ではありません"};

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

Value encode(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view text = in[0].text().whole;
  if (!arena.afford(text.size() * 2)) {
    return arena.out_of_budget();
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::uint32_t group = byte_at(text, i) << 16U | byte_at(text, i + 1) << 8U | byte_at(text, i + 2);
    for (unsigned digit = 0; digit < 4; ++digit) {
      out += i + digit > text.size() ? '=' : kAlphabet[(group >> (18U - 6U * digit)) & 63U];
    }
  }
  return made_text(arena, std::move(out), whole);
}

// Line ends do not count. The last group is filled up with `=`.
std::optional<std::string> decoded(std::string_view text) {
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

Value decode(Arena& arena, Arguments in, TrailId whole) {
  auto text = decoded(in[0].text().whole);
  if (!text.has_value()) {
    return arena.invalid(kNotBase64, {}, whole);
  }
  return base::find_invalid_utf8(*text) == std::string_view::npos ? made_text(arena, std::move(*text), whole)
                                                                  : arena.invalid(kNotText, {}, whole);
}

// As in the query of a URL: a space becomes `+`.
Value urlencode(Arena& arena, Arguments in, TrailId whole) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::string_view text = in[0].text().whole;
  if (!arena.afford(text.size() * 3)) {
    return arena.out_of_budget();
  }
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                          c == '_' || c == '.' || c == '~';
    if (is_plain || c == ' ') {
      out += c == ' ' ? '+' : c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return made_text(arena, std::move(out), whole);
}

constexpr std::array kFunctions = {
    Function{"base64decode", take<decode, Takes::text>},
    Function{"base64encode", take<encode, Takes::text>},
    Function{"urlencode", take<urlencode, Takes::text>},
};

}  // namespace

std::span<const Function> encoding_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
