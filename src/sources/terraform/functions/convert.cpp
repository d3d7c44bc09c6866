// Type conversion functions, and those that say who may see a value. (Terraform language, "Type Conversion Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/types.hpp"
#include "sources/terraform/unification.hpp"
#include "values/logic.hpp"

#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Shape;
using values::Value;

constexpr Phrase kNoType{"the elements have no type in common", "要素の型を 1 つに揃えられません"};

Value tobool(Arena& arena, Arguments in, TrailId /*whole*/) { return to_boolean(arena, in[0]); }
Value tonumber(Arena& arena, Arguments in, TrailId /*whole*/) { return to_number(arena, in[0]); }
Value tostring(Arena& arena, Arguments in, TrailId /*whole*/) { return to_text(arena, in[0]); }

bool passes_through(const Value& value) { return value.is_unknown() || value.is_null(); }

// What passes through the conversion to a collection: it is none of a word's type.
Value passed_through(Arena& arena, const Value& value, TrailId whole) {
  const bool may_be_collection = value.typed() == values::Typed::unseen || value.typed() == values::Typed::none;
  return may_be_collection ? value.with_type(values::Typed::unseen) : wrong_arguments(arena, whole);
}

Value tolist(Arena& arena, Arguments in, TrailId whole) {
  if (passes_through(in[0])) {
    return passed_through(arena, in[0], whole);
  }
  if (!in[0].is(Kind::list)) {
    return wrong_arguments(arena, whole);
  }
  if (in[0].shape() == Shape::set && in[0].items().size() > 1 && !in[0].is_wholly_known()) {
    return *values::first_unknown(in[0]);
  }
  if (in[0].shape() == Shape::uniform) {
    return in[0];
  }
  const auto items = unified_elements(arena, in[0].items());
  return items.has_value() ? arena.list(*items, in[0].trail(), Shape::uniform, type_of_elements(in[0]))
                           : arena.invalid(kNoType, {}, whole);
}

Value toset(Arena& arena, Arguments in, TrailId whole) {
  if (passes_through(in[0])) {
    return passed_through(arena, in[0], whole);
  }
  if (in[0].is(Kind::list) && in[0].shape() == Shape::set) {
    return in[0];
  }
  const Value list = tolist(arena, in, whole);
  return list.is(Kind::list) ? to_set(arena, list) : list;
}

Value tomap(Arena& arena, Arguments in, TrailId whole) {
  if (passes_through(in[0])) {
    return passed_through(arena, in[0], whole);
  }
  if (!in[0].is(Kind::map)) {
    return wrong_arguments(arena, whole);
  }
  if (in[0].shape() == Shape::uniform) {
    return in[0];
  }
  std::vector<values::Entry> entries(in[0].entries().begin(), in[0].entries().end());
  std::vector<Value> items;
  items.reserve(entries.size());
  for (const values::Entry& entry : entries) {
    items.push_back(entry.value);
  }
  const auto common = unified(arena, items);
  if (!common.has_value()) {
    return arena.invalid(kNoType, {}, whole);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].value = (*common)[i];
  }
  return in[0].is_open() ? arena.open_map(std::move(entries), in[0].trail())
                         : arena.map(std::move(entries), in[0].trail(), Shape::uniform, type_of_elements(in[0]));
}

Value sensitive(Arena& arena, Arguments in, TrailId /*whole*/) { return arena.sensitive(in[0]); }
Value nonsensitive(Arena& arena, Arguments in, TrailId /*whole*/) { return arena.nonsensitive(in[0]); }

// Which attributes a provider takes for sensitive is not known, and neither is that of a value that is not.
Value issensitive(Arena& arena, Arguments in, TrailId whole) {
  constexpr Phrase kMark{"whether the value is sensitive is known only after apply",
                         "値が sensitive かどうかは apply 後にしか決まりません"};
  const bool may_change = in[0].is_unknown() || in[0].is_loosely_typed();
  return in[0].is_sensitive() ? Value::boolean(true, whole)
         : may_change         ? arena.unknown(kMark, {}, whole)
                              : Value::boolean(false, whole);
}

constexpr std::array kFunctions = {
    Function{"issensitive", take<issensitive, Takes::whatever>},
    Function{"nonsensitive", take<nonsensitive, Takes::whatever>},
    Function{"sensitive", take<sensitive, Takes::whatever>},
    Function{"tobool", take<tobool, Takes::whatever>},
    Function{"tolist", take<tolist, Takes::whatever>},
    Function{"tomap", take<tomap, Takes::whatever>},
    Function{"tonumber", take<tonumber, Takes::whatever>},
    Function{"toset", take<toset, Takes::whatever>},
    Function{"tostring", take<tostring, Takes::whatever>},
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
