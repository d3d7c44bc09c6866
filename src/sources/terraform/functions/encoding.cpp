// Base64 and percent encoding. (Terraform language, "Encoding Functions"; RFC 4648 section 4, RFC 3986.)

#include "base/utf8.hpp"
#include "sources/base64.hpp"
#include "sources/terraform/functions/arguments.hpp"

#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

constexpr Phrase kNotBase64{"the text is not Base64", "文字列が Base64 ではありません"};
constexpr Phrase kNotText{"what the Base64 stands for is not UTF-8", "Base64 の中身が UTF-8 ではありません"};

Value encode(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view text = in[0].text().whole;
  return arena.afford(text.size() * 2) ? made_text(arena, to_base64(text), whole) : arena.out_of_budget();
}

Value decode(Arena& arena, Arguments in, TrailId whole) {
  auto text = from_base64(in[0].text().whole);
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
