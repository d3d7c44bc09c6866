// Digests of texts. (Terraform language, "Hash and Crypto Functions".)

#include "sources/digests.hpp"
#include "sources/base64.hpp"
#include "sources/terraform/functions/arguments.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

template <std::string (*Digest)(std::string_view), std::string (*Write)(std::string_view)>
Value digest(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view text = in[0].text().whole;
  return arena.step(1 + text.size() / 64) && arena.afford(text.size()) ? arena.text(Write(Digest(text)), whole)
                                                                       : arena.out_of_budget();
}

// The bytes of "01234567-89ab-…": 32 digits, with dashes or without, in braces or as a URN.
std::string uuid_bytes(std::string_view text) {
  constexpr std::string_view kUrn = "urn:uuid:";
  constexpr std::array<std::size_t, 4> kDashes{8, 13, 18, 23};
  text.remove_prefix(text.starts_with(kUrn) ? kUrn.size() : 0);
  if (text.size() == 38 && text.starts_with('{') && text.ends_with('}')) {
    text = text.substr(1, 36);
  }
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wants_dash = text.size() == 36 && std::find(kDashes.begin(), kDashes.end(), i) != kDashes.end();
    if (wants_dash != (text[i] == '-')) {
      return {};
    }
    digits += wants_dash ? std::string{} : std::string(1, text[i]);
  }
  std::string bytes;
  for (std::size_t i = 0; digits.size() == 32 && i < digits.size(); ++i) {
    const char c = digits[i];
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (value < 0) {
      return {};
    }
    if (i % 2 == 0) {
      bytes += static_cast<char>(value * 16);
    } else {
      bytes.back() = static_cast<char>(static_cast<unsigned char>(bytes.back()) + value);
    }
  }
  return bytes;
}

// RFC 9562, 5.5 and 6.6.
std::string space_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 4> kNames{
      {{"dns", '0'}, {"url", '1'}, {"oid", '2'}, {"x500", '4'}}};
  const auto* known = std::find_if(kNames.begin(), kNames.end(), [&](const auto& one) { return one.first == name; });
  return known == kNames.end() ? uuid_bytes(name)
                               : uuid_bytes(std::string("6ba7b81") + known->second + "-9dad-11d1-80b4-00c04fd430c8");
}

Value uuidv5(Arena& arena, Arguments in, TrailId whole) {
  constexpr Phrase kNoSpace{"the namespace is none of dns, url, oid, x500, and no UUID",
                            "名前空間が dns、url、oid、x500、UUID のいずれでもありません"};
  const std::string space = space_named(in[0].text().whole);
  if (space.empty()) {
    return arena.invalid(kNoSpace, {}, whole);
  }
  std::string bytes = sha1(space + std::string(in[1].text().whole)).substr(0, 16);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x50U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  std::string out = to_hex(bytes);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) {
    out.insert(dash, 1, '-');
  }
  return arena.text(out, whole);
}

constexpr std::array kFunctions = {
    Function{"base64sha256", take<digest<sha256, to_base64>, Takes::text>},
    Function{"base64sha512", take<digest<sha512, to_base64>, Takes::text>},
    Function{"md5", take<digest<md5, to_hex>, Takes::text>},
    Function{"sha1", take<digest<sha1, to_hex>, Takes::text>},
    Function{"sha256", take<digest<sha256, to_hex>, Takes::text>},
    Function{"sha512", take<digest<sha512, to_hex>, Takes::text>},
    Function{"uuidv5", take<uuidv5, Takes::text, Takes::text>},
};

}  // namespace

std::span<const Function> digest_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
