// Functions of sets. (Terraform language, "Collection Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/types.hpp"
#include "sources/terraform/unification.hpp"
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

constexpr Phrase kNoType{"the sets have no element type in common", "セットの要素の型を 1 つに揃えられません"};

// The elements of all sets as values of one type, each set with its own.
std::optional<std::vector<std::vector<Value>>> aligned(Arena& arena, Arguments sets) {
  const auto unified_sets = unified(arena, sets);
  if (!unified_sets.has_value()) {
    return std::nullopt;
  }
  std::vector<std::vector<Value>> out;
  std::vector<Value> all;
  for (const Value& set : *unified_sets) {
    out.emplace_back(set.items().begin(), set.items().end());
    all.insert(all.end(), set.items().begin(), set.items().end());
  }
  return unified_elements(arena, all).has_value() ? std::optional(std::move(out)) : std::nullopt;
}

Value set_of(Arena& arena, std::span<const Value> items, TrailId whole, values::Typed elements) {
  return to_set(arena, arena.list(items, whole, Shape::uniform, elements));
}

Value setunion(Arena& arena, Arguments in, TrailId whole) {
  const auto sets = aligned(arena, in);
  if (!sets.has_value()) {
    return arena.invalid(kNoType, {}, whole);
  }
  std::vector<Value> all;
  for (const std::vector<Value>& set : *sets) {
    all.insert(all.end(), set.begin(), set.end());
  }
  return set_of(arena, all, whole, type_of_elements(in[0]));
}

std::optional<bool> holds(Arena& arena, std::span<const Value> set, const Value& item) {
  for (const Value& other : set) {
    if (!arena.step(std::min(item.weight(), other.weight()))) {
      return std::nullopt;
    }
    if (values::equal(item, other) == Truth::yes) {
      return true;
    }
  }
  return false;
}

// Those of the first set that each of the others has, or that it has not.
Value filtered(Arena& arena, Arguments in, TrailId whole, bool wanted) {
  // What is in none of nothing, or in nothing, is not to be known.
  if (in[0].items().empty() ||
      (wanted && std::any_of(in.begin(), in.end(), [](const Value& set) { return set.items().empty(); }))) {
    return set_of(arena, {}, whole, values::Typed::unseen);
  }
  for (const Value& set : in) {
    if (const Value* unknown = values::first_unknown(set)) {
      return *unknown;
    }
  }
  const auto sets = aligned(arena, in);
  if (!sets.has_value()) {
    return arena.invalid(kNoType, {}, whole);
  }
  std::vector<Value> kept;
  for (const Value& item : sets->front()) {
    bool stays = true;
    for (std::size_t i = 1; i < sets->size() && stays; ++i) {
      const auto is_there = holds(arena, (*sets)[i], item);
      if (!is_there.has_value()) {
        return arena.out_of_budget();
      }
      stays = *is_there == wanted;
    }
    if (stays) {
      kept.push_back(item);
    }
  }
  return set_of(arena, kept, whole, type_of_elements(in[0]));
}

Value setintersection(Arena& arena, Arguments in, TrailId whole) { return filtered(arena, in, whole, true); }
Value setsubtract(Arena& arena, Arguments in, TrailId whole) { return filtered(arena, in, whole, false); }

// How many combinations there are, or nothing when they are too many.
std::optional<std::size_t> count_combinations(Arena& arena, Arguments in) {
  std::size_t total = 1;
  for (const Value& argument : in) {
    if (argument.items().empty()) {
      return 0;
    }
    total *= argument.items().size();
    if (!arena.afford(total * sizeof(Value) * in.size())) {
      return std::nullopt;
    }
  }
  return arena.step(total) ? std::optional(total) : std::nullopt;
}

// Every combination as a tuple, the last argument changing fastest. A list where no argument is a set.
Value setproduct(Arena& arena, Arguments in, TrailId whole) {
  if (in.size() < 2) {
    return wrong_arguments(arena, whole);
  }
  std::vector<std::vector<Value>> factors;
  const Value* unknown = nullptr;
  for (const Value& argument : in) {
    if (!argument.is(Kind::list)) {
      return wrong_arguments(arena, whole);
    }
    auto items = unified(arena, argument.items());
    if (!items.has_value()) {
      return arena.invalid(kNoType, {}, whole);
    }
    factors.push_back(std::move(*items));
    if (argument.shape() == Shape::set && unknown == nullptr) {
      unknown = values::first_unknown(argument);
    }
  }
  const auto total = count_combinations(arena, in);
  if (!total.has_value()) {
    return arena.out_of_budget();
  }
  if (unknown != nullptr && *total > 0) {
    return *unknown;
  }
  std::vector<Value> product;
  product.reserve(*total);
  std::vector<Value> tuple(in.size());
  for (std::size_t i = 0; i < *total; ++i) {
    std::size_t rest = i;
    for (std::size_t j = in.size(); j-- > 0; rest /= factors[j].size()) {
      tuple[j] = factors[j][rest % factors[j].size()];
    }
    product.push_back(arena.list(tuple, whole));
  }
  const bool has_set = std::any_of(in.begin(), in.end(), [](const Value& v) { return v.shape() == Shape::set; });
  return has_set ? set_of(arena, product, whole, values::Typed::unseen) : arena.list(product, whole, Shape::uniform);
}

constexpr std::array kFunctions = {
    Function{"setintersection", take_more<setintersection, Takes::set, Takes::set>},
    Function{"setproduct", take_more<setproduct, Takes::anything>},
    Function{"setsubtract", take<setsubtract, Takes::set, Takes::set>},
    Function{"setunion", take_more<setunion, Takes::set, Takes::set>},
};

}  // namespace

std::span<const Function> set_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
