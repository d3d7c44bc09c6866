#include "sources/terraform/value_types.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using values::Arena;
using values::Kind;
using values::Shape;
using values::Typed;
using values::Value;

// Is any part of it `any`?
bool is_open_type(const Type& type) {
  return type.kind == TypeKind::any || (type.element != nullptr && is_open_type(*type.element)) ||
         std::any_of(type.members.begin(), type.members.end(), [](const Member& m) { return is_open_type(*m.type); });
}

Type remembered(Typed typed) {
  switch (typed) {
    case Typed::boolean:
      return plain_type(TypeKind::boolean);
    case Typed::number:
      return plain_type(TypeKind::number);
    case Typed::text:
      return plain_type(TypeKind::string);
    case Typed::none:
    case Typed::unseen:
      break;
  }
  return plain_type(TypeKind::any);
}

// Two views of one type, each of which may know what the other does not.
Type filled(const Type& type, const Type& from) {
  if (type.kind == TypeKind::any || type.kind != from.kind) {
    return type.kind == TypeKind::any ? from : type;
  }
  Type result = type;
  if (type.element != nullptr && from.element != nullptr) {
    result.element = std::make_shared<Type>(filled(*type.element, *from.element));
  }
  for (std::size_t i = 0; i < result.members.size() && i < from.members.size(); ++i) {
    result.members[i].type = std::make_shared<Type>(filled(*type.members[i].type, *from.members[i].type));
  }
  return result;
}

Type type_of_list(const Value& value) {
  if (value.shape() == Shape::plain) {
    Type tuple = plain_type(TypeKind::tuple);
    for (const Value& item : value.items()) {
      tuple.members.push_back(member_of({}, type_of(item)));
    }
    return tuple;
  }
  Type element = value.items().empty() ? remembered(value.typed()) : plain_type(TypeKind::any);
  for (const Value& item : value.items()) {
    element = filled(element, type_of(item));
    if (!is_open_type(element)) {
      break;
    }
  }
  return collection_type(value.shape() == Shape::set ? TypeKind::set : TypeKind::list, std::move(element));
}

Type type_of_map(const Value& value) {
  if (value.is_open()) {
    return plain_type(TypeKind::any);
  }
  if (value.shape() == Shape::plain) {
    Type object = plain_type(TypeKind::object);
    for (const values::Entry& entry : value.entries()) {
      object.members.push_back(member_of(std::string(entry.key), type_of(entry.value)));
    }
    return object;
  }
  Type element = value.entries().empty() ? remembered(value.typed()) : plain_type(TypeKind::any);
  for (const values::Entry& entry : value.entries()) {
    element = filled(element, type_of(entry.value));
    if (!is_open_type(element)) {
      break;
    }
  }
  return collection_type(TypeKind::map, std::move(element));
}

bool parts_hide_type(const Value& value) {
  const bool is_list = value.is(Kind::list);
  const auto item_hides = [](const Value& item) { return hides_type(item); };
  const auto entry_hides = [](const values::Entry& entry) { return hides_type(entry.value); };
  const auto items = is_list ? value.items() : std::span<const Value>{};
  const auto entries = is_list ? std::span<const values::Entry>{} : value.entries();
  if (value.shape() == Shape::plain) {
    return std::any_of(items.begin(), items.end(), item_hides) ||
           std::any_of(entries.begin(), entries.end(), entry_hides);
  }
  // All are of one type: it is enough that one of them shows it.
  return items.empty() && entries.empty() ? value.typed() == Typed::unseen
                                          : std::all_of(items.begin(), items.end(), item_hides) &&
                                                std::all_of(entries.begin(), entries.end(), entry_hides);
}

}  // namespace

Type plain_type(TypeKind kind) { return Type{.kind = kind, .element = nullptr, .members = {}}; }

Type collection_type(TypeKind kind, Type element) {
  return Type{.kind = kind, .element = std::make_shared<Type>(std::move(element)), .members = {}};
}

Member member_of(std::string name, Type type) {
  return Member{.name = std::move(name), .type = std::make_shared<Type>(std::move(type)), .fallback = {}};
}

Type type_of(const Value& value) {
  switch (value.kind()) {
    case Kind::unknown:
    case Kind::null:
      return remembered(value.typed());
    case Kind::boolean:
      return plain_type(TypeKind::boolean);
    case Kind::number:
      return plain_type(TypeKind::number);
    case Kind::text:
      return plain_type(TypeKind::string);
    case Kind::list:
      return type_of_list(value);
    case Kind::map:
      return type_of_map(value);
  }
  return plain_type(TypeKind::any);
}

bool hides_type(const Value& value) {
  if (value.is_loosely_typed()) {
    return true;
  }
  switch (value.kind()) {
    case Kind::unknown:
    case Kind::null:
      return value.typed() == Typed::unseen;
    case Kind::list:
      return parts_hide_type(value);
    case Kind::map:
      return value.is_open() || parts_hide_type(value);
    case Kind::boolean:
    case Kind::number:
    case Kind::text:
      break;
  }
  return false;
}

Typed typed_as(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return Typed::boolean;
    case TypeKind::number:
      return Typed::number;
    case TypeKind::string:
      return Typed::text;
    case TypeKind::any:
      return Typed::none;
    case TypeKind::list:
    case TypeKind::set:
    case TypeKind::map:
    case TypeKind::object:
    case TypeKind::tuple:
      break;
  }
  return Typed::unseen;
}

Typed type_of_elements(const Value& collection) {
  const bool is_empty = collection.is(Kind::list) ? collection.items().empty() : collection.entries().empty();
  if (is_empty) {
    return collection.shape() == Shape::plain ? Typed::none : collection.typed();
  }
  if (collection.shape() == Shape::plain || hides_type(collection)) {
    return Typed::unseen;
  }
  return typed_as(*type_of(collection).element);
}

bool is_same(const Type& a, const Type& b) {
  const auto same_member = [](const Member& x, const Member& y) {
    return x.name == y.name && is_same(*x.type, *y.type);
  };
  return a.kind == b.kind && (a.element == nullptr) == (b.element == nullptr) &&
         (a.element == nullptr || is_same(*a.element, *b.element)) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(), same_member);
}

const Value* first_invalid(const Value& value) {
  if (value.is_wholly_known() || value.is(Kind::text)) {
    return nullptr;
  }
  if (value.is_unknown()) {
    return value.reason().invalid ? &value : nullptr;
  }
  if (value.is(Kind::list)) {
    for (const Value& item : value.items()) {
      if (const Value* found = first_invalid(item)) {
        return found;
      }
    }
    return nullptr;
  }
  for (const values::Entry& entry : value.entries()) {
    if (const Value* found = first_invalid(entry.value)) {
      return found;
    }
  }
  return nullptr;
}

Value converted(Arena& arena, const Value& value, const Type& type) {
  const Value result = convert(arena, value, type, [](const Ref& /*fallback*/) { return Value{}; });
  // What was wrong in it before does not come of the conversion.
  const Value* invalid = first_invalid(result);
  return invalid != nullptr && first_invalid(value) == nullptr ? *invalid : result;
}

}  // namespace kakoi::sources::terraform
