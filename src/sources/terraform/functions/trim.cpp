// Functions that take something off the ends of a text. (Terraform language, "String Functions".) Where a text has
// holes its ends may be known all the same.

#include "base/utf8.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/functions/ropes.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Piece;
using values::Value;

// How many bytes go at one end of `bytes`; nothing when that depends on what stands beyond them. `is_all`: nothing
// does.
using Measure = std::optional<std::size_t> (*)(std::string_view bytes, std::string_view by, bool is_all);

std::optional<std::size_t> nothing(std::string_view /*bytes*/, std::string_view /*by*/, bool /*is_all*/) { return 0; }

template <typename Goes>
std::optional<std::size_t> at_start(std::string_view bytes, bool is_all, Goes goes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const base::Decoded next = base::decode_utf8(rest);
    if (!goes(next.code)) {
      return bytes.size() - rest.size();
    }
    rest.remove_prefix(next.length);
  }
  return is_all ? std::optional(bytes.size()) : std::nullopt;
}

template <typename Goes>
std::optional<std::size_t> at_end(std::string_view bytes, bool is_all, Goes goes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    std::size_t last = rest.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0U) == 0x80U) {
      --last;
    }
    if (!goes(base::decode_utf8(rest.substr(last)).code)) {
      return bytes.size() - rest.size();
    }
    rest.remove_suffix(rest.size() - last);
  }
  return is_all ? std::optional(bytes.size()) : std::nullopt;
}

std::optional<std::size_t> space_before(std::string_view bytes, std::string_view /*by*/, bool is_all) {
  return at_start(bytes, is_all, syntax::is_space);
}
std::optional<std::size_t> space_behind(std::string_view bytes, std::string_view /*by*/, bool is_all) {
  return at_end(bytes, is_all, syntax::is_space);
}

bool is_one_of(std::uint32_t code, std::string_view set) {
  while (!set.empty()) {
    const base::Decoded next = base::decode_utf8(set);
    if (next.code == code) {
      return true;
    }
    set.remove_prefix(next.length);
  }
  return false;
}

std::optional<std::size_t> set_before(std::string_view bytes, std::string_view by, bool is_all) {
  return at_start(bytes, is_all, [&](std::uint32_t code) { return is_one_of(code, by); });
}
std::optional<std::size_t> set_behind(std::string_view bytes, std::string_view by, bool is_all) {
  return at_end(bytes, is_all, [&](std::uint32_t code) { return is_one_of(code, by); });
}

std::optional<std::size_t> newlines_behind(std::string_view bytes, std::string_view /*by*/, bool is_all) {
  return at_end(bytes, is_all, [](std::uint32_t code) { return code == '\n' || code == '\r'; });
}

std::optional<std::size_t> prefix(std::string_view bytes, std::string_view by, bool is_all) {
  if (bytes.starts_with(by)) {
    return by.size();
  }
  return is_all || !by.starts_with(bytes) ? std::optional<std::size_t>(0) : std::nullopt;
}
std::optional<std::size_t> suffix(std::string_view bytes, std::string_view by, bool is_all) {
  if (bytes.ends_with(by)) {
    return by.size();
  }
  return is_all || !by.ends_with(bytes) ? std::optional<std::size_t>(0) : std::nullopt;
}

Value trimmed(Arena& arena, const Value& rope, std::string_view by, TrailId whole, Measure before, Measure behind) {
  if (rope.is_unknown()) {
    return rope;
  }
  if (rope.is_wholly_known()) {
    const std::string_view text = rope.text().whole;
    const std::size_t begin = *before(text, by, true);
    Rope out(arena, rope.text(), whole);
    out.copy(begin, text.size() - *behind(text.substr(begin), by, true));
    return out.result();
  }
  std::vector<Piece> pieces(rope.text().pieces.begin(), rope.text().pieces.end());
  // A piece that has a hole as its neighbour is only known as far as that cannot change it.
  const auto first = before(syntax::without_open_end(pieces.front().bytes), by, false);
  pieces.front().bytes.remove_prefix(first.value_or(0));
  const auto last = behind(syntax::without_open_start(pieces.back().bytes), by, false);
  pieces.back().bytes.remove_suffix(last.value_or(0));
  return first.has_value() && last.has_value() ? arena.text(pieces, whole) : *values::first_unknown(rope);
}

Value chomp(Arena& arena, Arguments in, TrailId whole) {
  return trimmed(arena, in[0], {}, whole, nothing, newlines_behind);
}
Value trim(Arena& arena, Arguments in, TrailId whole) {
  if (!arena.step(in[1].text().whole.size() * (in[0].is_wholly_known() ? in[0].text().whole.size() : 1) / 16)) {
    return arena.out_of_budget();
  }
  return trimmed(arena, in[0], in[1].text().whole, whole, set_before, set_behind);
}
Value trimprefix(Arena& arena, Arguments in, TrailId whole) {
  return trimmed(arena, in[0], in[1].text().whole, whole, prefix, nothing);
}
Value trimsuffix(Arena& arena, Arguments in, TrailId whole) {
  return trimmed(arena, in[0], in[1].text().whole, whole, nothing, suffix);
}
Value trimspace(Arena& arena, Arguments in, TrailId whole) {
  return trimmed(arena, in[0], {}, whole, space_before, space_behind);
}

constexpr std::array kFunctions = {
    Function{"chomp", take<chomp, Takes::rope>},
    Function{"trim", take<trim, Takes::rope, Takes::text>},
    Function{"trimprefix", take<trimprefix, Takes::rope, Takes::text>},
    Function{"trimspace", take<trimspace, Takes::rope>},
    Function{"trimsuffix", take<trimsuffix, Takes::rope, Takes::text>},
};

}  // namespace

std::span<const Function> trim_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
