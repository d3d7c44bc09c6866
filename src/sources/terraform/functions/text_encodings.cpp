// Texts as bytes of another encoding, in Base64. Those encodings are evaluated that programs for AWS ask for; Terraform
// knows many more. (Terraform language, "textencodebase64 Function", "textdecodebase64 Function".)

#include "base/utf8.hpp"
#include "sources/base64.hpp"
#include "sources/terraform/functions/arguments.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

constexpr Phrase kOther{"this encoding is not evaluated", "この文字エンコーディングは評価の対象外です"};
constexpr Phrase kNotBase64{"the text is not Base64", "文字列が Base64 ではありません"};
constexpr Phrase kOutside{"the text has characters or bytes that the encoding does not have",
                          "文字列にこのエンコーディングで表せない文字またはバイトがあります"};

enum class Encoding : std::uint8_t { utf8, utf16, utf16le, utf16be, latin1, ascii };

// The names and aliases of the IANA, in lower case.
constexpr std::array<std::pair<std::string_view, Encoding>, 13> kNames{{{"utf-8", Encoding::utf8},
                                                                        {"csutf8", Encoding::utf8},
                                                                        {"utf-16", Encoding::utf16},
                                                                        {"csutf16", Encoding::utf16},
                                                                        {"utf-16le", Encoding::utf16le},
                                                                        {"csutf16le", Encoding::utf16le},
                                                                        {"utf-16be", Encoding::utf16be},
                                                                        {"csutf16be", Encoding::utf16be},
                                                                        {"iso-8859-1", Encoding::latin1},
                                                                        {"iso_8859-1", Encoding::latin1},
                                                                        {"latin1", Encoding::latin1},
                                                                        {"us-ascii", Encoding::ascii},
                                                                        {"csascii", Encoding::ascii}}};

std::optional<Encoding> encoding_of(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) { return one.first == lower; });
  return found != kNames.end() ? std::optional(found->second) : std::nullopt;
}

void append_unit(std::string& out, std::uint32_t unit, bool is_little) {
  const char high = static_cast<char>(unit >> 8U);
  const char low = static_cast<char>(unit & 0xFFU);
  out += is_little ? low : high;
  out += is_little ? high : low;
}

// Nothing where the encoding does not have a character.
std::optional<std::string> encoded(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf8) {
    return std::string(text);
  }
  std::string out = encoding == Encoding::utf16 ? "\xFE\xFF" : "";
  const bool is_little = encoding == Encoding::utf16le;
  while (!text.empty()) {
    const base::Decoded rune = base::decode_utf8(text);
    text.remove_prefix(rune.length);
    if (encoding == Encoding::latin1 || encoding == Encoding::ascii) {
      if (rune.code > (encoding == Encoding::ascii ? 0x7FU : 0xFFU)) {
        return std::nullopt;
      }
      out += static_cast<char>(rune.code);
    } else if (rune.code > 0xFFFF) {
      append_unit(out, 0xD800U + ((rune.code - 0x10000U) >> 10U), is_little);
      append_unit(out, 0xDC00U + ((rune.code - 0x10000U) & 0x3FFU), is_little);
    } else {
      append_unit(out, rune.code, is_little);
    }
  }
  return out;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool is_little) {
  const auto unit_at = [&](std::size_t at) {
    const std::uint32_t first = static_cast<unsigned char>(bytes[at]);
    const std::uint32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return is_little ? second << 8U | first : first << 8U | second;
  };
  if (bytes.size() % 2 != 0) {
    return std::nullopt;
  }
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t code = unit_at(at);
    if (code >= 0xD800 && code <= 0xDFFF) {
      const std::uint32_t low = at + 4 <= bytes.size() ? unit_at(at + 2) : 0;
      if (code >= 0xDC00 || low < 0xDC00 || low > 0xDFFF) {
        return std::nullopt;
      }
      code = 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U);
      at += 2;
    }
    base::append_utf8(out, code);
  }
  return out;
}

std::optional<std::string> decoded(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return base::find_invalid_utf8(bytes) == std::string_view::npos ? std::optional<std::string>(bytes)
                                                                      : std::nullopt;
    case Encoding::utf16: {
      const bool is_little = bytes.starts_with("\xFF\xFE");
      const bool has_mark = is_little || bytes.starts_with("\xFE\xFF");
      return from_utf16(bytes.substr(has_mark ? 2 : 0), is_little);
    }
    case Encoding::utf16le:
    case Encoding::utf16be:
      return from_utf16(bytes, encoding == Encoding::utf16le);
    case Encoding::latin1:
    case Encoding::ascii:
      break;
  }
  std::string out;
  for (const char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    if (encoding == Encoding::ascii && code > 0x7F) {
      return std::nullopt;
    }
    base::append_utf8(out, code);
  }
  return out;
}

Value encode(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view text = in[0].text().whole;
  const auto encoding = encoding_of(in[1].text().whole);
  if (!encoding.has_value()) {
    return arena.unknown(kOther, {}, whole);
  }
  if (!arena.afford(text.size() * 4)) {
    return arena.out_of_budget();
  }
  const auto bytes = encoded(text, *encoding);
  return bytes.has_value() ? arena.text(to_base64(*bytes), whole) : arena.invalid(kOutside, {}, whole);
}

Value decode(Arena& arena, Arguments in, TrailId whole) {
  const auto encoding = encoding_of(in[1].text().whole);
  if (!encoding.has_value()) {
    return arena.unknown(kOther, {}, whole);
  }
  const auto bytes = from_base64(in[0].text().whole);
  if (!bytes.has_value()) {
    return arena.invalid(kNotBase64, {}, whole);
  }
  auto text = decoded(*bytes, *encoding);
  // Terraform takes the replacement character for the sign of a mistake, whoever wrote it.
  const bool is_whole = text.has_value() && text->find("\uFFFD") == std::string::npos;
  return is_whole ? made_text(arena, std::move(*text), whole) : arena.invalid(kOutside, {}, whole);
}

constexpr std::array kFunctions = {
    Function{"textdecodebase64", take<decode, Takes::text, Takes::text>},
    Function{"textencodebase64", take<encode, Takes::text, Takes::text>},
};

}  // namespace

std::span<const Function> text_encoding_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
