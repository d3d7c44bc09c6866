// Functions of maps and objects. (Terraform language, "Collection Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/unification.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Entry;
using values::Kind;
using values::Shape;
using values::Value;

constexpr Phrase kNoKey{"the map has no such key, and no default is given",
                        "マップにこのキーがなく、既定値もありません"};
constexpr Phrase kNoType{"the default is of another type than the elements of the map",
                         "既定値の型がマップの要素の型と一致しません"};
constexpr Phrase kLengths{"there are more or fewer keys than values", "キーと値の個数が一致しません"};

bool is_map(const Value& value) { return value.is(Kind::map); }
bool is_typed(const Value& value) { return is_map(value) && value.shape() != Shape::plain; }

Value keys(Arena& arena, Arguments in, TrailId whole) {
  if (!is_map(in[0])) {
    return wrong_arguments(arena, whole);
  }
  if (in[0].is_open()) {
    return unknown_attributes(arena, whole);
  }
  std::vector<Value> all;
  for (const Entry& entry : in[0].entries()) {
    all.push_back(arena.text(entry.key, entry.value.trail()));
  }
  return arena.list(all, whole, is_typed(in[0]) ? Shape::uniform : Shape::plain, values::Typed::text);
}

Value values_of(Arena& arena, Arguments in, TrailId whole) {
  if (!is_map(in[0])) {
    return wrong_arguments(arena, whole);
  }
  if (in[0].is_open()) {
    return unknown_attributes(arena, whole);
  }
  std::vector<Value> all;
  for (const Entry& entry : in[0].entries()) {
    all.push_back(entry.value);
  }
  return arena.list(all, whole, is_typed(in[0]) ? Shape::uniform : Shape::plain, type_of_elements(in[0]));
}

// The default as an element of the map. Of which type those are may not show.
Value as_element(Arena& arena, const Value& map, const Value& fallback, TrailId whole) {
  if (!is_typed(map)) {
    return fallback;
  }
  const Type type = *type_of(map).element;
  const Value result = converted(arena, fallback, type);
  if (result.is_unknown() && result.reason().invalid) {
    return arena.invalid(kNoType, {}, whole);
  }
  return hides_type(map) ? result.loosely_typed() : result;
}

Value lookup(Arena& arena, Arguments in, TrailId whole) {
  if (in.size() > 3) {
    return wrong_arguments(arena, whole);
  }
  if (!is_map(in[0])) {
    return in[0].is_unknown() ? in[0] : wrong_arguments(arena, whole);
  }
  const Value fallback = in.size() == 3 ? as_element(arena, in[0], in[2], whole) : arena.invalid(kNoKey, {}, whole);
  if (in.size() == 3 && fallback.is_unknown() && fallback.reason().invalid) {
    return fallback;
  }
  if (!in[1].is_wholly_known()) {
    return *values::first_unknown(in[1]);
  }
  if (const Entry* entry = in[0].find(in[1].text().whole)) {
    return entry->value;
  }
  return in[0].is_open() ? unknown_attributes(arena, whole) : fallback;
}

// Maps of one and the same type make a map of that type, all else makes an object.
bool have_one_type(Arguments maps) {
  return !maps.empty() && std::all_of(maps.begin(), maps.end(), [&](const Value& map) {
    return is_typed(map) && is_same(type_of(map), type_of(maps.front()));
  });
}

Value merge(Arena& arena, Arguments in, TrailId whole) {
  std::vector<Value> maps;
  std::copy_if(in.begin(), in.end(), std::back_inserter(maps), [](const Value& v) { return !v.is_null(); });
  const auto is_of_a_word = [](const Value& v) {
    const bool hides = v.typed() == values::Typed::unseen || v.typed() == values::Typed::none;
    return (v.is_null() || v.is_unknown()) && !hides;
  };
  if (std::any_of(in.begin(), in.end(), is_of_a_word)) {
    return wrong_arguments(arena, whole);
  }
  for (const Value& argument : maps) {
    if (!is_map(argument) && !argument.is_unknown()) {
      return wrong_arguments(arena, whole);
    }
  }
  for (const Value& argument : maps) {
    if (argument.is_unknown()) {
      return argument;
    }
  }
  std::vector<Entry> entries;
  bool open = false;
  for (const Value& map : maps) {
    if (!arena.afford((entries.size() + map.entries().size()) * sizeof(Entry))) {
      return arena.out_of_budget();
    }
    // What an open map may hold beside its known keys can replace anything that came before it.
    if (map.is_open()) {
      open = true;
      for (Entry& entry : entries) {
        entry.value = unknown_attributes(arena, entry.value.trail());
      }
    }
    entries.insert(entries.end(), map.entries().begin(), map.entries().end());
  }
  if (open) {
    return arena.open_map(std::move(entries), whole);
  }
  const bool has_null = std::any_of(in.begin(), in.end(), [](const Value& v) { return v.is_null(); });
  const bool is_one_type = have_one_type(maps) && !has_null;
  const Value merged = arena.map(std::move(entries), whole, is_one_type ? Shape::uniform : Shape::plain,
                                 maps.empty() ? values::Typed::none : type_of_elements(maps.front()));
  // Objects make an object, whatever they hold.
  const bool may_be_map = std::all_of(in.begin(), in.end(), [](const Value& v) { return !is_map(v) || is_typed(v); });
  return may_be_map && std::any_of(in.begin(), in.end(), hides_type) ? merged.loosely_typed() : merged;
}

// The keys become elements, and the elements keys.
Value transpose(Arena& arena, Arguments in, TrailId whole) {
  if (const Value* unknown = values::first_unknown(in[0])) {
    return *unknown;
  }
  std::map<std::string_view, std::vector<Value>> turned;
  for (const Entry& entry : in[0].entries()) {
    if (entry.value.is_null()) {
      return wrong_arguments(arena, whole);
    }
    for (const Value& item : entry.value.items()) {
      if (item.is_null()) {
        return wrong_arguments(arena, whole);
      }
      turned[item.text().whole].push_back(arena.text(entry.key, item.trail()));
    }
  }
  std::vector<Entry> entries;
  entries.reserve(turned.size());
  for (const auto& [key, items] : turned) {
    entries.push_back({.key = key, .value = arena.list(items, whole, Shape::uniform)});
  }
  return arena.map(std::move(entries), whole, Shape::uniform);
}

Value zipmap(Arena& arena, Arguments in, TrailId whole) {
  if (!in[1].is(Kind::list) || in[1].shape() == Shape::set) {
    return wrong_arguments(arena, whole);
  }
  const auto names = in[0].items();
  const auto items = in[1].items();
  if (names.size() != items.size()) {
    return arena.invalid(kLengths, {}, whole);
  }
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].is_null()) {
      return wrong_arguments(arena, whole);
    }
    if (const Value* unknown = values::first_unknown(names[i])) {
      return *unknown;
    }
    entries.push_back({.key = names[i].text().whole, .value = items[i]});
  }
  return arena.map(std::move(entries), whole, in[1].shape(), type_of_elements(in[1]));
}

constexpr std::array kFunctions = {
    Function{"keys", take<keys, Takes::anything>},
    Function{"lookup", take_more<lookup, Takes::whatever, Takes::anything, Takes::rope>},
    Function{"merge", take_more<merge, Takes::whatever>},
    Function{"transpose", take<transpose, Takes::lists_of_texts>},
    Function{"values", take<values_of, Takes::anything>},
    Function{"zipmap", take<zipmap, Takes::texts, Takes::anything>},
};

}  // namespace

std::span<const Function> map_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
