#include "sources/terraform/elements.hpp"

#include <span>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using values::Arena;
using values::Kind;
using values::Value;

constexpr Phrase kNotIterable{"only a list, set or map can be iterated over",
                              "繰り返せるのはリスト、セット、マップだけです"};
constexpr Phrase kOpen{"which attributes there are is known only after apply",
                       "どの属性があるかは apply 後にしか決まりません"};

}  // namespace

std::optional<std::vector<Element>> elements(Arena& arena, const Value& collection) {
  if (collection.is_sensitive()) {
    auto out = elements(arena, arena.nonsensitive(collection));
    for (Element& element : out.has_value() ? std::span(*out) : std::span<Element>()) {
      element = {.key = arena.sensitive(element.key), .value = arena.sensitive(element.value)};
    }
    return out;
  }
  std::vector<Element> out;
  if (collection.is(Kind::list)) {
    for (std::size_t i = 0; i < collection.items().size(); ++i) {
      const Value& item = collection.items()[i];
      const bool is_set = collection.shape() == values::Shape::set;
      out.push_back({.key = is_set ? item : arena.number(static_cast<long double>(i), item.trail()), .value = item});
    }
    return out;
  }
  if (collection.is(Kind::map) && !collection.is_open()) {
    for (const values::Entry& entry : collection.entries()) {
      out.push_back({.key = arena.text(entry.key, entry.value.trail()), .value = entry.value});
    }
    return out;
  }
  return std::nullopt;
}

Value not_iterable(Arena& arena, const Value& collection) {
  if (collection.is_unknown()) {
    return collection;
  }
  return collection.is(Kind::map) ? arena.unknown(kOpen, {}, collection.trail())
                                  : arena.invalid(kNotIterable, {}, collection.trail());
}

}  // namespace kakoi::sources::terraform
