#include "sources/terraform/functions/arguments.hpp"

#include "sources/terraform/unification.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <cmath>
#include <memory>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Shape;
using values::Value;

constexpr Phrase kNull{"the function does not take null", "関数の引数に null は使えません"};
constexpr Phrase kNoType{"the elements have no type in common", "要素の型を 1 つに揃えられません"};
constexpr Phrase kOpen{"which attributes there are is known only after apply",
                       "どの属性があるかはapply 後にしか決まりません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};

constexpr long double kLargestExact = 18446744073709551616.0L;  // 2^64

Type list_of(TypeKind element) {
  const Type inner{.kind = element, .element = nullptr, .members = {}};
  return Type{.kind = TypeKind::list, .element = std::make_shared<Type>(inner), .members = {}};
}

// The number of elements of a set is not known while one of them is not.
Value whole_set(const Value& set) { return set.is_wholly_known() ? set : *values::first_unknown(set); }

Value take_items(Arena& arena, const Value& given, TrailId whole, Takes takes) {
  if (!given.is(Kind::list)) {
    return wrong_arguments(arena, whole);
  }
  auto items = unified_elements(arena, given.items());
  if (!items.has_value()) {
    return arena.invalid(kNoType, {}, whole);
  }
  const Value list = arena.list(*items, given.trail(), Shape::uniform, type_of_elements(given));
  return takes == Takes::set ? to_set(arena, list) : list;
}

Value take_list(Arena& arena, const Value& given, TrailId whole, TypeKind element) {
  return given.is(Kind::list) ? converted(arena, given, list_of(element)) : wrong_arguments(arena, whole);
}

Value take_map(Arena& arena, const Value& given, TrailId whole) {
  if (!given.is(Kind::map)) {
    return wrong_arguments(arena, whole);
  }
  if (given.is_open()) {
    return unknown_attributes(arena, whole);
  }
  const Type type{.kind = TypeKind::map, .element = std::make_shared<Type>(list_of(TypeKind::string)), .members = {}};
  return converted(arena, given, type);
}

// Whether what was rounded is a whole number makes a difference to most that take one.
Value take_number(Arena& arena, const Value& given) {
  const Value number = to_number(arena, given);
  const bool may_be_whole =
      number.is(Kind::number) && number.is_rounded() && values::are_close(number.number(), std::round(number.number()));
  return may_be_whole ? unknown_digits(arena, number.trail()) : number;
}

// `given` is neither null nor unknown.
Value take_known(Arena& arena, const Value& given, TrailId whole, Takes takes) {
  if (given.is(Kind::list) && given.shape() == Shape::set && takes != Takes::anything && !given.is_wholly_known()) {
    return whole_set(given);
  }
  switch (takes) {
    case Takes::number:
      return take_number(arena, given);
    case Takes::text: {
      const Value text = to_text(arena, given);
      return text.is(Kind::text) && !text.is_wholly_known() ? *values::first_unknown(text) : text;
    }
    case Takes::rope:
      return to_text(arena, given);
    case Takes::items:
    case Takes::set:
      return take_items(arena, given, whole, takes);
    case Takes::texts:
      return take_list(arena, given, whole, TypeKind::string);
    case Takes::booleans:
      return take_list(arena, given, whole, TypeKind::boolean);
    case Takes::lists_of_texts:
      return take_map(arena, given, whole);
    case Takes::anything:
    case Takes::whatever:
      break;
  }
  return given;
}

Value take_one(Arena& arena, const Value& given, TrailId whole, Takes takes) {
  if (takes == Takes::whatever) {
    return given;
  }
  if (given.is_null()) {
    return arena.invalid(kNull, {}, whole);
  }
  if (given.is_unknown()) {
    return given;
  }
  return take_known(arena, given, whole, takes);
}

bool may_be_unknown(Takes takes) { return takes == Takes::rope || takes == Takes::whatever; }

}  // namespace

Taken take_arguments(Arena& arena, Arguments given, TrailId whole, std::span<const Takes> fixed,
                     std::optional<Takes> rest) {
  Taken taken;
  if (given.size() < fixed.size() || (given.size() > fixed.size() && !rest.has_value())) {
    taken.decided = wrong_arguments(arena, whole);
    return taken;
  }
  taken.arguments.reserve(given.size());
  std::optional<Value> unknown;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (!arena.step(given[i].weight())) {
      taken.decided = arena.out_of_budget();
      return taken;
    }
    const Takes takes = i < fixed.size() ? fixed[i] : *rest;
    const Value value = take_one(arena, given[i], whole, takes);
    // What is wrong is wrong whatever the unknown turns out to be.
    if (value.is_unknown() && value.reason().invalid && takes != Takes::whatever) {
      taken.decided = value;
      return taken;
    }
    if (value.is_unknown() && !may_be_unknown(takes) && !unknown.has_value()) {
      unknown = value;
    }
    taken.arguments.push_back(value);
  }
  taken.decided = unknown;
  return taken;
}

std::optional<std::int64_t> whole_number(const Value& number) {
  const long double value = number.number();
  const bool fits = value >= -9223372036854775808.0L && value < 9223372036854775808.0L;
  return fits && std::floor(value) == value ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

Value made_text(Arena& arena, std::string text, TrailId whole) {
  return arena.afford(text.size()) ? arena.text(syntax::normalized(std::move(text)), whole) : arena.out_of_budget();
}

Value made_number(Arena& arena, long double number, TrailId whole) {
  const bool is_exact = std::isfinite(number) && std::fabs(number) <= kLargestExact;
  return is_exact ? arena.number(number, whole) : arena.unknown(kInexact, {}, whole);
}

Value wrong_arguments(Arena& arena, TrailId whole) {
  constexpr Phrase kWrong{"the function does not take these arguments", "関数の引数が正しくありません"};
  return arena.invalid(kWrong, {}, whole);
}

Value unknown_attributes(Arena& arena, TrailId whole) { return arena.unknown(kOpen, {}, whole); }

}  // namespace kakoi::sources::terraform
