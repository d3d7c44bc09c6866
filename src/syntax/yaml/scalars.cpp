// integer = [ "-" | "+" ] digit { digit } | "0o" octal { octal } | "0x" hex { hex }
// float   = [ "-" | "+" ] ( "." digits | digits [ "." [ digits ] ] ) [ ( "e" | "E" ) [ "-" | "+" ] digits ]
#include "syntax/yaml/scalars.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <initializer_list>

namespace kakoi::syntax::yaml {
namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kDigits = "0123456789";

// Of the tags of YAML, "tag:yaml.org,2002:" and a name.
enum class Tag : std::uint8_t { none, str, boolean, integer, real, null, timestamp, binary, other };

Tag tag_named(std::string_view tag) {
  constexpr std::string_view kPrefix = "tag:yaml.org,2002:";
  if (tag.empty()) {
    return Tag::none;
  }
  if (!tag.starts_with(kPrefix)) {
    return Tag::other;
  }
  constexpr std::array<std::string_view, 7> kNames{"str", "bool", "int", "float", "null", "timestamp", "binary"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), tag.substr(kPrefix.size()));
  constexpr std::array kTags{Tag::str,  Tag::boolean,   Tag::integer, Tag::real,
                             Tag::null, Tag::timestamp, Tag::binary,  Tag::other};
  return kTags.at(static_cast<std::size_t>(found - kNames.begin()));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Takes the prefix of characters in `any_of` off the front of `text` and gives it back.
std::string_view take(std::string_view& text, std::string_view any_of) {
  const std::size_t length = std::min(text.find_first_not_of(any_of), text.size());
  const std::string_view taken = text.substr(0, length);
  text.remove_prefix(length);
  return taken;
}

std::string_view take_sign(std::string_view& text) {
  const std::string_view sign = text.starts_with('-') || text.starts_with('+') ? text.substr(0, 1) : "";
  text.remove_prefix(sign.size());
  return sign;
}

// The decimal number that is all of `text`, with the digits that other readers ask for: `.5` and `1.` have one more.
std::optional<std::string> decimal(std::string_view text) {
  const std::string_view sign = take_sign(text);
  const std::string_view whole = take(text, kDigits);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take(text, kDigits);
  }
  if (whole.empty() && fraction.empty()) {
    return std::nullopt;
  }
  std::string out = sign == "-" ? "-" : "";
  out += whole.empty() ? "0" : whole;
  if (!fraction.empty()) {
    out.append(".").append(fraction);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    const std::string_view exponent_sign = take_sign(text);
    const std::string_view exponent = take(text, kDigits);
    if (exponent.empty()) {
      return std::nullopt;
    }
    out.append("e").append(exponent_sign).append(exponent);
  }
  return text.empty() ? std::optional(out) : std::nullopt;
}

// An integer with a prefix that names its base, of 64 bits.
std::optional<std::string> with_base(std::string_view text) {
  const std::string_view sign = take_sign(text);
  if (text.size() < 3 || text[0] != '0') {
    return std::nullopt;
  }
  const std::size_t letter = std::string_view("xXoObB").find(text[1]);
  if (letter == kNowhere) {
    return std::nullopt;
  }
  constexpr std::array<int, 3> kBases{16, 8, 2};
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + text.size(), value, kBases.at(letter / 2));
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return (sign == "-" ? "-" : "") + std::to_string(value);
}

// Without a tag that says it is a number: `0o17` and `0x1F`, in these letters and without a sign.
bool looks_like_number(std::string_view text) {
  const bool has_base = text.starts_with("0o") || text.starts_with("0x");
  return has_base ? with_base(text).has_value() : decimal(text).has_value();
}

Scalar number(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '_');
  auto digits = decimal(plain);
  if (!digits) {
    digits = with_base(plain);
  }
  return digits ? Scalar{.type = Type::number, .text = std::move(*digits)} : Scalar{.type = Type::malformed};
}

std::optional<bool> boolean(std::string_view text) {
  if (is_one_of(text, {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})) {
    return true;
  }
  if (is_one_of(text, {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})) {
    return false;
  }
  return std::nullopt;
}

// The words that mean something whatever the tag says.
std::optional<Scalar> word(std::string_view text) {
  if (const auto value = boolean(text)) {
    return Scalar{.type = Type::boolean, .boolean = *value};
  }
  if (is_one_of(text, {"", "~", "null", "Null", "NULL"})) {
    return Scalar{.type = Type::null};
  }
  if (is_one_of(text, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF"})) {
    return Scalar{.type = Type::infinite, .text = std::string(text)};
  }
  return std::nullopt;
}

Scalar text_scalar(std::string_view text) { return {.type = Type::text, .text = std::string(text)}; }

// What is written as a timestamp or number, if nothing speaks against it.
std::optional<Scalar> by_its_look(std::string_view text, Tag tag) {
  if (text.front() == '.') {
    const auto digits = decimal(text);
    return digits ? std::optional(Scalar{.type = Type::number, .text = *digits}) : std::nullopt;
  }
  if (tag == Tag::none || tag == Tag::timestamp) {
    if (auto timestamp = read_timestamp(text)) {
      return Scalar{.type = Type::text, .text = std::move(*timestamp)};
    }
  }
  return looks_like_number(text) ? std::optional(number(text)) : std::nullopt;
}

bool is_base64(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '\n');
  std::erase(plain, '\r');
  const std::size_t padding = plain.size() - std::min(plain.find_last_not_of('=') + 1, plain.size());
  const std::string_view digits = std::string_view(plain).substr(0, plain.size() - padding);
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return plain.size() % 4 == 0 && padding <= 2 && digits.find_first_not_of(kLetters) == kNowhere;
}

Scalar by_its_tag(std::string_view text, Tag tag) {
  switch (tag) {
    case Tag::none:
    case Tag::str:
      return text_scalar(text);
    case Tag::binary:
      return is_base64(text) ? text_scalar(text) : Scalar{.type = Type::malformed};
    case Tag::integer:
    case Tag::real:
      return number(text);
    case Tag::null:
      return {.type = Type::null};
    case Tag::boolean:
    case Tag::timestamp:  // one that is well-formed has been read already
      break;
    case Tag::other:
      return {.type = Type::tag_not_known};
  }
  return {.type = Type::malformed};
}

bool may_be_more_than_text(std::string_view text) {
  return text.empty() || std::string_view("+-0123456789yYnNtTfFoO~.").find(text.front()) != kNowhere;
}

}  // namespace

Scalar read_scalar(std::string_view text, Style style, std::string_view tag) {
  const Tag named = tag_named(tag);
  const bool is_text = named == Tag::str || named == Tag::binary || named == Tag::other;
  if (is_text || !may_be_more_than_text(text)) {
    return by_its_tag(text, named);
  }
  if (style == Style::single_quoted || style == Style::double_quoted) {
    return text_scalar(text);
  }
  if (auto scalar = word(text)) {
    return std::move(*scalar);
  }
  if (named == Tag::none && is_one_of(text, {".nan", ".NaN", ".NAN"})) {
    return {.type = Type::not_a_number};
  }
  if (!text.empty() && std::string_view("+-.0123456789").find(text.front()) != kNowhere) {
    if (auto scalar = by_its_look(text, named)) {
      return std::move(*scalar);
    }
  }
  return by_its_tag(text, named);
}

}  // namespace kakoi::syntax::yaml
