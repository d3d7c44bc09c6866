// Functions of lists, sets and maps. (Terraform language, "Collection Functions".)

#include "sources/terraform/functions.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <cmath>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Kind;
using values::Truth;
using values::Value;
using Arguments = std::span<const Value>;

constexpr base::Phrase kOpen{"which attributes there are is known only after apply",
                             "どの属性があるかは apply 後にしか決まりません"};
constexpr base::Phrase kLoose{"the type that the provider gives to an attribute is not known",
                              "プロバイダーが属性に与える型が決まりません"};
constexpr base::Phrase kNone{"no argument is other than null or empty", "null でも空でもない引数がありません"};
constexpr base::Phrase kNoKey{"the map has no such key, and no default is given",
                              "マップにこのキーがなく、既定値もありません"};

// Is the answer unknown because of one of the arguments?
const Value* unknown_of(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is_unknown()) {
      return &argument;
    }
  }
  return nullptr;
}

Value in_text(Arena& arena, const Value& value) { return value.is_unknown() ? value : to_text(arena, value); }

bool is_empty_text(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() && value.text().whole.empty();
}

}  // namespace

// The first argument that is neither null nor an empty text.
Value run_coalesce(Arena& arena, Arguments arguments, TrailId whole) {
  std::vector<Value> all(arguments.begin(), arguments.end());
  unify(arena, all);
  for (const Value& argument : all) {
    if (argument.is_unknown()) {
      return argument;
    }
    // A text with a hole may turn out empty only if nothing else is in it.
    if (!argument.is_null() && !is_empty_text(argument)) {
      return argument;
    }
  }
  return arena.invalid(kNone, {}, whole);
}

Value run_concat(Arena& arena, Arguments arguments, TrailId whole) {
  if (const Value* unknown = unknown_of(arguments)) {
    return *unknown;
  }
  std::size_t count = 0;
  auto shape = values::Shape::uniform;
  for (const Value& argument : arguments) {
    if (!argument.is(Kind::list) || argument.shape() == values::Shape::set) {
      return wrong_arguments(arena, whole);
    }
    count += argument.items().size();
    shape = argument.shape() == values::Shape::plain ? values::Shape::plain : shape;
  }
  if (!arena.afford(count * sizeof(Value))) {
    return arena.out_of_budget();
  }
  std::vector<Value> items;
  items.reserve(count);
  for (const Value& argument : arguments) {
    items.insert(items.end(), argument.items().begin(), argument.items().end());
  }
  if (shape == values::Shape::uniform) {
    unify(arena, items);
  }
  return arena.list(items, whole, shape);
}

Value run_contains(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() != 2) {
    return wrong_arguments(arena, whole);
  }
  if (const Value* unknown = unknown_of(arguments)) {
    return unknown->with_trail(whole);
  }
  if (!arguments[0].is(Kind::list) || arguments[1].is_null()) {
    return wrong_arguments(arena, whole);
  }
  if (!arena.step(arguments[0].weight())) {
    return arena.out_of_budget();
  }
  const Value* undecided = nullptr;
  for (const Value& item : arguments[0].items()) {
    const Truth same = values::equal(item, arguments[1]);
    if (same == Truth::yes) {
      return Value::boolean(true, whole);
    }
    undecided = same == Truth::unknown && undecided == nullptr ? &item : undecided;
  }
  if (undecided == nullptr) {
    return Value::boolean(false, whole);
  }
  for (const Value* candidate : {undecided, &arguments[1]}) {
    if (const Value* unknown = values::first_unknown(*candidate)) {
      return unknown->with_trail(whole);
    }
  }
  return arena.unknown(kLoose, {}, whole);
}

// The index goes round: element(["a", "b"], 3) is "b".
Value run_element(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() != 2) {
    return wrong_arguments(arena, whole);
  }
  if (const Value* unknown = unknown_of(arguments)) {
    return *unknown;
  }
  const Value index = to_number(arena, arguments[1]);
  if (!arguments[0].is(Kind::list) || arguments[0].shape() == values::Shape::set || arguments[0].items().empty() ||
      !index.is(Kind::number) || std::floor(index.number()) != index.number() || index.number() < 0) {
    return index.is_unknown() && !index.reason().invalid ? index : wrong_arguments(arena, whole);
  }
  const auto size = static_cast<long double>(arguments[0].items().size());
  const long double wrapped = std::fmod(index.number(), size);
  return arguments[0].items()[static_cast<std::size_t>(wrapped)];
}

Value run_keys(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() == 1 && arguments[0].is_unknown()) {
    return arguments[0];
  }
  if (arguments.size() != 1 || !arguments[0].is(Kind::map)) {
    return wrong_arguments(arena, whole);
  }
  if (arguments[0].is_open()) {
    return arena.unknown(kOpen, {}, whole);
  }
  std::vector<Value> keys;
  for (const values::Entry& entry : arguments[0].entries()) {
    keys.push_back(arena.text(entry.key, entry.value.trail()));
  }
  return arena.list(keys, whole, values::Shape::uniform);
}

Value run_values(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() == 1 && arguments[0].is_unknown()) {
    return arguments[0];
  }
  if (arguments.size() != 1 || !arguments[0].is(Kind::map)) {
    return wrong_arguments(arena, whole);
  }
  if (arguments[0].is_open()) {
    return arena.unknown(kOpen, {}, whole);
  }
  std::vector<Value> all;
  for (const values::Entry& entry : arguments[0].entries()) {
    all.push_back(entry.value);
  }
  return arena.list(all, whole, arguments[0].shape());
}

Value run_length(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() != 1) {
    return wrong_arguments(arena, whole);
  }
  const Value& of = arguments[0];
  if (of.is_unknown()) {
    return of;
  }
  if (of.is(Kind::list)) {
    // Unknown elements of a set may turn out to be equal.
    const bool is_open_set = of.shape() == values::Shape::set && !of.is_wholly_known();
    return is_open_set ? *values::first_unknown(of) : arena.number(static_cast<long double>(of.items().size()), whole);
  }
  if (of.is(Kind::map)) {
    return of.is_open() ? arena.unknown(kOpen, {}, whole)
                        : arena.number(static_cast<long double>(of.entries().size()), whole);
  }
  const Value text = to_text(arena, of);
  if (!text.is(Kind::text)) {
    return wrong_arguments(arena, whole);
  }
  return text.is_wholly_known()
             ? arena.number(static_cast<long double>(syntax::count_graphemes(text.text().whole)), whole)
             : *values::first_unknown(text);
}

Value run_lookup(Arena& arena, Arguments arguments, TrailId whole) {
  if (arguments.size() < 2 || arguments.size() > 3) {
    return wrong_arguments(arena, whole);
  }
  const Value key = in_text(arena, arguments[1]);
  if (arguments[0].is_unknown() || !key.is_wholly_known()) {
    return arguments[0].is_unknown() ? arguments[0] : *values::first_unknown(key);
  }
  if (!arguments[0].is(Kind::map) || !key.is(Kind::text)) {
    return wrong_arguments(arena, whole);
  }
  if (const values::Entry* entry = arguments[0].find(key.text().whole)) {
    return entry->value;
  }
  if (arguments[0].is_open()) {
    return arena.unknown(kOpen, {}, whole);
  }
  if (arguments.size() == 2) {
    return arena.invalid(kNoKey, {}, whole);
  }
  // The default of a map becomes what its elements are.
  const bool holds_texts = arguments[0].shape() == values::Shape::uniform && !arguments[0].entries().empty() &&
                           arguments[0].entries().front().value.is(Kind::text);
  return holds_texts ? to_text(arena, arguments[2]) : arguments[2];
}

Value run_merge(Arena& arena, Arguments arguments, TrailId whole) {
  if (const Value* unknown = unknown_of(arguments)) {
    return *unknown;
  }
  std::size_t count = 0;
  bool open = false;
  auto shape = values::Shape::uniform;
  for (const Value& argument : arguments) {
    if (!argument.is(Kind::map) && !argument.is_null()) {
      return wrong_arguments(arena, whole);
    }
    count += argument.is_null() ? 0 : argument.entries().size();
    open = open || (argument.is(Kind::map) && argument.is_open());
    shape = argument.is(Kind::map) && argument.shape() == values::Shape::plain ? values::Shape::plain : shape;
  }
  if (!arena.afford(count * sizeof(values::Entry))) {
    return arena.out_of_budget();
  }
  std::vector<values::Entry> entries;
  entries.reserve(count);
  for (const Value& argument : arguments) {
    if (argument.is(Kind::map)) {
      // What an open map may hold beside its known keys can replace anything that came before it.
      if (argument.is_open()) {
        for (values::Entry& entry : entries) {
          entry.value = arena.unknown(kOpen, {}, entry.value.trail());
        }
      }
      entries.insert(entries.end(), argument.entries().begin(), argument.entries().end());
    }
  }
  return open ? arena.open_map(std::move(entries), whole) : arena.map(std::move(entries), whole, shape);
}

}  // namespace kakoi::sources::terraform
