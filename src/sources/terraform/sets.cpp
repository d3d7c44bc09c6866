// Sets: which elements there are, and in which order Terraform goes over them. Texts, numbers and bools stand in their
// natural order; what is not primitive is ordered by a text that is made of it, as cty does; then what is unknown, then
// null.

#include "sources/terraform/types.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kakoi::sources::terraform {
namespace {

using values::Arena;
using values::Kind;
using values::Shape;
using values::Value;

// As Go's %q, but that what cannot be printed is not escaped: nobody sees it.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : std::string(1, c);
  }
  out += '"';
}

void append_number(std::string& out, long double number) {
  std::array<char, 64> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.10Lg", number);
  out.append(buffer.data(), static_cast<std::size_t>(length));
}

void append_order(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::unknown:
      out += '?';
      break;
    case Kind::null:
      out += '~';
      break;
    case Kind::boolean:
      out += value.boolean() ? 'T' : 'F';
      break;
    case Kind::number:
      append_number(out, value.number());
      break;
    case Kind::text:
      if (value.is_wholly_known()) {
        append_quoted(out, value.text().whole);
      } else {
        out += '?';
      }
      break;
    case Kind::list:
      out += value.shape() == Shape::plain ? '<' : '[';
      for (const Value& item : value.items()) {
        append_order(out, item);
        out += ';';
      }
      out += value.shape() == Shape::plain ? '>' : ']';
      break;
    case Kind::map:
      out += value.shape() == Shape::plain ? '<' : '{';
      for (const values::Entry& entry : value.entries()) {
        if (value.shape() != Shape::plain) {
          append_quoted(out, entry.key);
          out += ':';
        }
        append_order(out, entry.value);
        out += ';';
      }
      out += value.shape() == Shape::plain ? '>' : '}';
      break;
  }
}

struct Ranked {
  int rank = 0;
  std::string order;  ///< of what is not primitive
  Value value;
};

Ranked ranked(const Value& value) {
  const bool is_known = value.is(Kind::text) ? value.is_wholly_known() : !value.is_unknown();
  Ranked result{.rank = value.is_null() ? 2 : is_known ? 0 : 1, .order = {}, .value = value};
  if (value.is(Kind::list) || value.is(Kind::map)) {
    append_order(result.order, value);
  }
  return result;
}

bool sorts_before(const Ranked& a, const Ranked& b) {
  if (a.rank != b.rank || a.rank != 0) {
    return a.rank < b.rank;
  }
  if (a.value.kind() != b.value.kind()) {
    return a.value.kind() < b.value.kind();
  }
  switch (a.value.kind()) {
    case Kind::text:
      return a.value.text().whole < b.value.text().whole;
    case Kind::number:
      return a.value.number() < b.value.number();
    case Kind::boolean:
      return !a.value.boolean() && b.value.boolean();
    case Kind::list:
    case Kind::map:
    case Kind::null:
    case Kind::unknown:
      break;
  }
  return a.order < b.order;
}

}  // namespace

Value to_set(Arena& arena, const Value& value) {
  if (!arena.step(value.weight())) {
    return arena.out_of_budget();
  }
  std::vector<Ranked> items;
  items.reserve(value.items().size());
  std::transform(value.items().begin(), value.items().end(), std::back_inserter(items), ranked);
  std::stable_sort(items.begin(), items.end(), sorts_before);
  std::vector<Value> kept;
  // Two that are equal are also in order the same, so that they stand beside each other, or nearly so: numbers within
  // them are ordered by ten digits.
  std::size_t first_alike = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && sorts_before(items[i - 1], items[i])) {
      first_alike = kept.size();
    }
    const Value& item = items[i].value;
    if (!arena.step(kept.size() - first_alike)) {
      return arena.out_of_budget();
    }
    const bool is_there = std::any_of(kept.begin() + static_cast<std::ptrdiff_t>(first_alike), kept.end(),
                                      [&](const Value& k) { return values::equal(k, item) == values::Truth::yes; });
    if (!is_there) {
      kept.push_back(item);
    }
  }
  return arena.list(kept, value.trail(), Shape::set, value.typed());
}

}  // namespace kakoi::sources::terraform
