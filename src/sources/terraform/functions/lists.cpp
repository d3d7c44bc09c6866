// Functions that make a list of another. (Terraform language, "Collection Functions".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/unification.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Shape;
using values::Truth;
using values::Value;

constexpr Phrase kTooMany{"range makes more than 1,024 numbers", "range の結果が 1,024 個を超えます"};
constexpr Phrase kWrongWay{"range never reaches its limit with this step", "この増分では range が終わりに達しません"};
constexpr Phrase kBounds{"the position lies outside of the list", "位置がリストの範囲外です"};
constexpr Phrase kNegative{"whether element takes a negative index depends on the version of Terraform",
                           "element が負の添字を受け付けるかは Terraform のバージョンによります"};
constexpr Phrase kEmpty{"the list is empty", "リストが空です"};
constexpr Phrase kFine{"the numbers are too fine to be kept exactly", "数値が細かすぎて正確に扱えません"};

bool is_sequence(const Value& value) { return value.is(Kind::list) && value.shape() != Shape::set; }

Value chunklist(Arena& arena, Arguments in, TrailId whole) {
  const auto size = whole_number(in[1]);
  if (!size.has_value() || *size < 0) {
    return wrong_arguments(arena, whole);
  }
  const auto items = in[0].items();
  const auto step = *size == 0 ? items.size() : static_cast<std::size_t>(*size);
  std::vector<Value> chunks;
  for (std::size_t i = 0; i < items.size(); i += std::min(step, items.size() - i)) {
    chunks.push_back(arena.list(items.subspan(i, std::min(step, items.size() - i)), whole, Shape::uniform));
  }
  return arena.list(chunks, whole, Shape::uniform);
}

// Without null and empty texts. A text of which something is known is not empty.
Value compact(Arena& arena, Arguments in, TrailId whole) {
  std::vector<Value> kept;
  for (const Value& item : in[0].items()) {
    if (item.is_null() || (item.is(Kind::text) && item.is_wholly_known() && item.text().whole.empty())) {
      continue;
    }
    const bool has_bytes = item.is(Kind::text) && std::any_of(item.text().pieces.begin(), item.text().pieces.end(),
                                                              [](const values::Piece& p) { return !p.bytes.empty(); });
    if (!has_bytes) {
      return *values::first_unknown(item);
    }
    kept.push_back(item);
  }
  return arena.list(kept, whole, Shape::uniform, type_of_elements(in[0]));
}

// A list where all are lists of types that have one in common, else a tuple.
Value concat(Arena& arena, Arguments in, TrailId whole) {
  if (in.empty() || !std::all_of(in.begin(), in.end(), is_sequence)) {
    return wrong_arguments(arena, whole);
  }
  const bool all_lists = std::all_of(in.begin(), in.end(), [](const Value& v) { return v.shape() == Shape::uniform; });
  const auto lists = all_lists ? unified(arena, in) : std::nullopt;
  std::vector<Value> items;
  for (const Value& list : lists.has_value() ? *lists : std::vector<Value>(in.begin(), in.end())) {
    if (!arena.afford((items.size() + list.items().size()) * sizeof(Value))) {
      return arena.out_of_budget();
    }
    items.insert(items.end(), list.items().begin(), list.items().end());
  }
  if (!lists.has_value()) {
    return arena.list(items, whole);
  }
  const Value result = arena.list(items, whole, Shape::uniform, type_of_elements(lists->front()));
  return lists->front().is_loosely_typed() ? result.loosely_typed() : result;
}

Value distinct(Arena& arena, Arguments in, TrailId whole) {
  std::vector<Value> kept;
  for (const Value& item : in[0].items()) {
    bool is_there = false;
    for (const Value& other : kept) {
      if (!arena.step(std::min(other.weight(), item.weight()))) {
        return arena.out_of_budget();
      }
      const Truth same = values::equal(other, item);
      if (same == Truth::unknown) {
        const Value* unknown = values::first_unknown(other);
        unknown = unknown != nullptr ? unknown : values::first_unknown(item);
        return unknown != nullptr ? *unknown : arena.unknown(kFine, {}, whole);
      }
      is_there = is_there || same == Truth::yes;
    }
    if (!is_there) {
      kept.push_back(item);
    }
  }
  return arena.list(kept, whole, Shape::uniform, type_of_elements(in[0]));
}

// The index goes round: element(["a", "b"], 3) is "b".
Value element(Arena& arena, Arguments in, TrailId whole) {
  const auto index = whole_number(in[1]);
  if (!is_sequence(in[0]) || !index.has_value()) {
    return wrong_arguments(arena, whole);
  }
  const auto size = static_cast<std::int64_t>(in[0].items().size());
  if (size == 0) {
    return arena.invalid(kEmpty, {}, whole);
  }
  return *index < 0 ? arena.unknown(kNegative, {}, whole) : in[0].items()[static_cast<std::size_t>(*index % size)];
}

// Of a resource these are always texts.
bool is_of_text(const Value& unknown) {
  const std::string_view address = unknown.reason().stands_for;
  return address.ends_with(".id") || address.ends_with(".arn");
}

// Lists, sets and tuples at any depth become one tuple. What is unknown may be another list.
const Value* flatten_into(Arena& arena, const Value& list, std::vector<Value>& out) {
  for (const Value& item : list.items()) {
    if ((item.is_unknown() && !is_of_text(item)) ||
        (item.is(Kind::list) && item.shape() == Shape::set && !item.is_wholly_known())) {
      return values::first_unknown(item);
    }
    if (item.is(Kind::list)) {
      if (const Value* unknown = flatten_into(arena, item, out)) {
        return unknown;
      }
    } else {
      out.push_back(item);
    }
    if (!arena.afford(out.size() * sizeof(Value))) {
      return nullptr;
    }
  }
  return nullptr;
}

Value flatten(Arena& arena, Arguments in, TrailId whole) {
  if (!in[0].is(Kind::list)) {
    return wrong_arguments(arena, whole);
  }
  std::vector<Value> items;
  const Value* unknown = flatten_into(arena, in[0], items);
  if (arena.exhausted()) {
    return arena.out_of_budget();
  }
  return unknown != nullptr ? *unknown : arena.list(items, whole);
}

// Those of `values` at whose place `keys` has one of `searchset`.
Value matchkeys(Arena& arena, Arguments in, TrailId whole) {
  const auto all = in[0].items();
  const auto keys = in[1].items();
  if (all.size() != keys.size()) {
    return wrong_arguments(arena, whole);
  }
  std::vector<Value> both(keys.begin(), keys.end());
  both.insert(both.end(), in[2].items().begin(), in[2].items().end());
  const auto common = unified(arena, both);
  if (!common.has_value()) {
    return wrong_arguments(arena, whole);
  }
  std::vector<Value> kept;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Value& key = (*common)[i];
    const Value* unknown = nullptr;
    bool is_wanted = false;
    for (std::size_t j = keys.size(); j < common->size() && !is_wanted; ++j) {
      if (!arena.step(key.weight())) {
        return arena.out_of_budget();
      }
      const Truth same = values::equal(key, (*common)[j]);
      is_wanted = same == Truth::yes;
      if (same == Truth::unknown && unknown == nullptr) {
        unknown = values::first_unknown(key);
        unknown = unknown != nullptr ? unknown : values::first_unknown((*common)[j]);
      }
    }
    if (!is_wanted && unknown != nullptr) {
      return *unknown;
    }
    if (is_wanted) {
      kept.push_back(all[i]);
    }
  }
  return arena.list(kept, whole, Shape::uniform, type_of_elements(in[0]));
}

// A multiple of a small power of two: sums of such are exact, however many digits are kept.
bool is_binary(long double number) { return std::floor(std::ldexp(number, 20)) == std::ldexp(number, 20); }

Value range(Arena& arena, Arguments in, TrailId whole) {
  constexpr std::size_t kMost = 1024;
  if (in.empty() || in.size() > 3) {
    return wrong_arguments(arena, whole);
  }
  const long double start = in.size() == 1 ? 0 : in[0].number();
  const long double end = in[in.size() == 1 ? 0 : 1].number();
  const long double step = in.size() == 3 ? in[2].number() : end < start ? -1 : 1;
  const bool are_finite = std::isfinite(start) && std::isfinite(end) && std::isfinite(step);
  if (!are_finite || step == 0 || (step > 0 ? end < start : end > start)) {
    return arena.invalid(kWrongWay, {}, whole);
  }
  const bool is_exact = is_binary(start) && is_binary(step) && is_binary(end);
  std::vector<Value> numbers;
  for (std::size_t i = 0;; ++i) {
    const long double number = start + static_cast<long double>(i) * step;
    // Whether a sum of broken numbers reaches the limit exactly hangs on digits that are not kept.
    if (!is_exact && i > 0 && std::fabs(number - end) <= std::fabs(step) * 1e-12L) {
      return arena.unknown(kFine, {}, whole);
    }
    if (step > 0 ? number >= end : number <= end) {
      return arena.list(numbers, whole, Shape::uniform, values::Typed::number);
    }
    if (numbers.size() >= kMost) {
      return arena.invalid(kTooMany, {}, whole);
    }
    numbers.push_back(arena.number(number, whole));
  }
}

Value reverse(Arena& arena, Arguments in, TrailId whole) {
  if (!in[0].is(Kind::list)) {
    return wrong_arguments(arena, whole);
  }
  if (in[0].shape() == Shape::set && !in[0].is_wholly_known()) {
    return *values::first_unknown(in[0]);
  }
  const std::vector<Value> items(in[0].items().rbegin(), in[0].items().rend());
  return arena.list(items, whole, in[0].shape() == Shape::plain ? Shape::plain : Shape::uniform,
                    type_of_elements(in[0]));
}

// A part of a list that is not known: it has as many elements as are asked for, or Terraform refuses it.
Value slice_of_unknown(Arena& arena, const Value& list, std::int64_t length) {
  constexpr std::int64_t kMost = 256;
  const values::Reason& reason = list.reason();
  const bool is_refused = reason.invalid || reason.remedy == base::Remedy::mend;
  if (is_refused || length < 0 || length > kMost) {
    return list;
  }
  const std::string_view about = reason.arguments.empty() ? std::string_view{} : reason.arguments.front();
  const std::vector<Value> items(static_cast<std::size_t>(length), arena.unknown(reason.phrase, {about}, list.trail()));
  return arena.list(items, list.trail(), Shape::uniform);
}

Value slice(Arena& arena, Arguments in, TrailId whole) {
  const auto from = whole_number(in[1]);
  const auto to = whole_number(in[2]);
  if (in[0].is_unknown() && from.has_value() && to.has_value() && *from >= 0) {
    return slice_of_unknown(arena, in[0], *to - *from);
  }
  if (!is_sequence(in[0]) || !from.has_value() || !to.has_value()) {
    return wrong_arguments(arena, whole);
  }
  const auto items = in[0].items();
  if (*from < 0 || *to < *from || *to > static_cast<std::int64_t>(items.size())) {
    return arena.invalid(kBounds, {}, whole);
  }
  const auto first = static_cast<std::size_t>(*from);
  return arena.list(items.subspan(first, static_cast<std::size_t>(*to) - first), whole, in[0].shape(),
                    type_of_elements(in[0]));
}

Value sort(Arena& arena, Arguments in, TrailId whole) {
  std::vector<Value> items(in[0].items().begin(), in[0].items().end());
  if (std::any_of(items.begin(), items.end(), [](const Value& item) { return item.is_null(); })) {
    return wrong_arguments(arena, whole);
  }
  if (const Value* unknown = items.size() > 1 ? values::first_unknown(in[0]) : nullptr) {
    // How many there are is known, but not which stands where.
    items.assign(items.size(), *unknown);
  } else if (items.size() > 1) {
    std::stable_sort(items.begin(), items.end(),
                     [](const Value& a, const Value& b) { return a.text().whole < b.text().whole; });
  }
  return arena.list(items, whole, Shape::uniform, values::Typed::text);
}

constexpr std::array kFunctions = {
    Function{"chunklist", take<chunklist, Takes::items, Takes::number>},
    Function{"compact", take<compact, Takes::texts>},
    Function{"concat", take_more<concat, Takes::anything>},
    Function{"distinct", take<distinct, Takes::items>},
    Function{"element", take<element, Takes::anything, Takes::number>},
    Function{"flatten", take<flatten, Takes::anything>},
    Function{"matchkeys", take<matchkeys, Takes::items, Takes::items, Takes::items>},
    Function{"range", take_more<range, Takes::number>},
    Function{"reverse", take<reverse, Takes::anything>},
    Function{"slice", take<slice, Takes::whatever, Takes::number, Takes::number>},
    Function{"sort", take<sort, Takes::texts>},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
