// Functions of any collection: which elements there are and what they have in common. (Terraform language, "Collection
// Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/unification.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Shape;
using values::Truth;
using values::Value;

constexpr Phrase kLoose{"the type that the provider gives to an attribute is not known",
                        "プロバイダーが属性に与える型が決まりません"};
constexpr Phrase kNone{"no argument is other than null or empty", "null でも空でもない引数がありません"};
constexpr Phrase kNoType{"the arguments have no type in common", "引数の型を 1 つに揃えられません"};
constexpr Phrase kNotOne{"the list has more than one element", "リストに 2 つ以上の要素があります"};

bool is_set(const Value& value) { return value.is(Kind::list) && value.shape() == Shape::set; }

// Can it turn out to be an empty text?
bool may_be_empty(const Value& value) {
  if (!value.is(Kind::text)) {
    return value.is_unknown();
  }
  const auto pieces = value.text().pieces;
  return std::all_of(pieces.begin(), pieces.end(), [](const values::Piece& piece) { return piece.bytes.empty(); });
}

// The first argument that is neither null nor an empty text.
Value coalesce(Arena& arena, Arguments in, TrailId whole) {
  const auto all = unified(arena, in);
  if (!all.has_value()) {
    return arena.invalid(kNoType, {}, whole);
  }
  for (const Value& argument : *all) {
    if (argument.is_null() || (argument.is_wholly_known() && may_be_empty(argument))) {
      continue;
    }
    return may_be_empty(argument) ? *values::first_unknown(argument) : argument;
  }
  return arena.invalid(kNone, {}, whole);
}

// Which of the lists it is does not matter: all must be lists, or nulls of that type.
Value coalescelist(Arena& arena, Arguments in, TrailId whole) {
  const bool are_lists = std::all_of(in.begin(), in.end(), [](const Value& argument) {
    const bool may_be = argument.is_unknown() || argument.is_null();
    return may_be ? argument.typed() == values::Typed::unseen : argument.is(Kind::list) && !is_set(argument);
  });
  if (!are_lists) {
    return wrong_arguments(arena, whole);
  }
  for (const Value& argument : in) {
    if (argument.is_unknown()) {
      return argument;
    }
    if (!argument.is_null() && !argument.items().empty()) {
      return argument;
    }
  }
  return arena.invalid(kNone, {}, whole);
}

Value unknown_reason(Arena& arena, const Value& a, const Value& b, TrailId whole) {
  for (const Value* candidate : {&a, &b}) {
    if (const Value* unknown = values::first_unknown(*candidate)) {
      return unknown->with_trail(whole);
    }
  }
  return arena.unknown(kLoose, {}, whole);
}

// The step of a name by which `value` was reached, if there is one.
TrailId name_behind(const Arena& arena, const Value& value) {
  TrailId name = value.trail();
  while (name != TrailId::none && arena.trails()[name].name.empty()) {
    name = arena.trails()[name].parent;
  }
  return name;
}

// The way of an element that was found: where it stands, and by which name the list was reached.
TrailId way_of_element(Arena& arena, const Value& list, const Value& item) {
  const TrailId name = name_behind(arena, list);
  const bool has_name = name != TrailId::none && (arena.trails()[name].what == values::What::variable ||
                                                  arena.trails()[name].what == values::What::local);
  if (!has_name || item.trail() == TrailId::none || item.trail() == name) {
    return item.trail();
  }
  return arena.trail({.range = arena.trails()[item.trail()].range,
                      .what = arena.trails()[name].what,
                      .parent = item.trail(),
                      .second = name,
                      .name = arena.trails()[name].name});
}

Value contains(Arena& arena, Arguments in, TrailId whole) {
  if (!in[0].is(Kind::list)) {
    return in[0].is_unknown() ? in[0].with_trail(whole) : wrong_arguments(arena, whole);
  }
  if (in[1].is_null()) {
    return wrong_arguments(arena, whole);
  }
  const Value* undecided = nullptr;
  for (const Value& item : in[0].items()) {
    if (!arena.step(std::min(item.weight(), in[1].weight()))) {
      return arena.out_of_budget();
    }
    const Truth same = values::equal(item, in[1]);
    if (same == Truth::yes) {
      return Value::boolean(true, arena.redirected(whole, way_of_element(arena, in[0], item), in[1].trail()));
    }
    undecided = same == Truth::unknown && undecided == nullptr ? &item : undecided;
  }
  // That it is not there is due to all of them: the list, or of one that has no place of its own the first.
  const bool has_place = in[0].items().empty() || name_behind(arena, in[0]) != TrailId::none;
  const TrailId list = has_place ? in[0].trail() : in[0].items().front().trail();
  return undecided == nullptr ? Value::boolean(false, arena.redirected(whole, list, in[1].trail()))
                              : unknown_reason(arena, *undecided, in[1], whole);
}

Value index(Arena& arena, Arguments in, TrailId whole) {
  constexpr Phrase kNoElement{"the list has no such element", "リストにこの要素がありません"};
  if (!in[0].is(Kind::list) || is_set(in[0])) {
    return wrong_arguments(arena, whole);
  }
  const auto items = in[0].items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!arena.step(std::min(items[i].weight(), in[1].weight()))) {
      return arena.out_of_budget();
    }
    const Truth same = values::equal(items[i], in[1]);
    if (same != Truth::no) {
      return same == Truth::yes ? arena.number(static_cast<long double>(i), whole)
                                : unknown_reason(arena, items[i], in[1], whole);
    }
  }
  return arena.invalid(kNoElement, {}, whole);
}

Value length_of_text(Arena& arena, const Value& text, TrailId whole) {
  return text.is_wholly_known()
             ? arena.number(static_cast<long double>(syntax::count_graphemes(text.text().whole)), whole)
             : *values::first_unknown(text);
}

Value length(Arena& arena, Arguments in, TrailId whole) {
  const Value& of = in[0];
  switch (of.kind()) {
    case Kind::text:
      return length_of_text(arena, of, whole);
    case Kind::list:
      // Unknown elements of a set may turn out to be equal.
      return is_set(of) && of.items().size() > 1 && !of.is_wholly_known()
                 ? *values::first_unknown(of)
                 : arena.number(static_cast<long double>(of.items().size()), whole);
    case Kind::map:
      return of.is_open() ? unknown_attributes(arena, whole)
                          : arena.number(static_cast<long double>(of.entries().size()), whole);
    case Kind::boolean:
    case Kind::number:
    case Kind::null:
    case Kind::unknown:
      break;
  }
  return of.is_loosely_typed() ? arena.unknown(kLoose, {}, whole) : wrong_arguments(arena, whole);
}

Value one(Arena& arena, Arguments in, TrailId whole) {
  if (!in[0].is(Kind::list)) {
    return wrong_arguments(arena, whole);
  }
  const auto items = in[0].items();
  if (items.size() < 2) {
    return items.empty() ? Value::null(whole, type_of_elements(in[0])) : items.front();
  }
  return is_set(in[0]) && !in[0].is_wholly_known() ? *values::first_unknown(in[0]) : arena.invalid(kNotOne, {}, whole);
}

// What is `decisive` among the bools decides, and it is from there that the result comes; null is false.
Value any_or_all(Arguments in, TrailId whole, bool decisive) {
  const Value* unknown = nullptr;
  for (const Value& item : in[0].items()) {
    if (item.is_unknown()) {
      unknown = unknown == nullptr ? &item : unknown;
    } else if ((item.is(Kind::boolean) && item.boolean()) == decisive) {
      return Value::boolean(decisive, item.trail());
    }
  }
  return unknown != nullptr ? *unknown : Value::boolean(!decisive, whole);
}

Value alltrue(Arena& /*arena*/, Arguments in, TrailId whole) { return any_or_all(in, whole, false); }
Value anytrue(Arena& /*arena*/, Arguments in, TrailId whole) { return any_or_all(in, whole, true); }

constexpr std::array kFunctions = {
    Function{"alltrue", take<alltrue, Takes::booleans>},
    Function{"anytrue", take<anytrue, Takes::booleans>},
    Function{"coalesce", take_more<coalesce, Takes::whatever>},
    Function{"coalescelist", take_more<coalescelist, Takes::whatever>},
    Function{"contains", take<contains, Takes::anything, Takes::whatever>},
    Function{"index", take<index, Takes::anything, Takes::anything>},
    Function{"length", take<length, Takes::anything>},
    Function{"one", take<one, Takes::anything>},
};

}  // namespace

std::span<const Function> collection_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
