#include "sources/terraform/function_types.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using values::Arena;
using values::Kind;
using values::Shape;
using values::Value;

Type make(TypeKind kind) { return Type{.kind = kind, .element = nullptr, .members = {}}; }

Type collection(TypeKind kind, Type element) {
  return Type{.kind = kind, .element = std::make_shared<Type>(std::move(element)), .members = {}};
}

Member member(std::string name, Type type) {
  return Member{.name = std::move(name), .type = std::make_shared<Type>(std::move(type)), .fallback = {}};
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
    Type tuple = make(TypeKind::tuple);
    for (const Value& item : value.items()) {
      tuple.members.push_back(member({}, type_of(item)));
    }
    return tuple;
  }
  Type element = make(TypeKind::any);
  for (const Value& item : value.items()) {
    element = filled(element, type_of(item));
    if (!is_open_type(element)) {
      break;
    }
  }
  return collection(value.shape() == Shape::set ? TypeKind::set : TypeKind::list, std::move(element));
}

Type type_of_map(const Value& value) {
  if (value.is_open()) {
    return make(TypeKind::any);
  }
  if (value.shape() == Shape::plain) {
    Type object = make(TypeKind::object);
    for (const values::Entry& entry : value.entries()) {
      object.members.push_back(member(std::string(entry.key), type_of(entry.value)));
    }
    return object;
  }
  Type element = make(TypeKind::any);
  for (const values::Entry& entry : value.entries()) {
    element = filled(element, type_of(entry.value));
    if (!is_open_type(element)) {
      break;
    }
  }
  return collection(TypeKind::map, std::move(element));
}

const Type* attribute(const Type& object, std::string_view name) {
  const auto found =
      std::find_if(object.members.begin(), object.members.end(), [&](const Member& m) { return m.name == name; });
  return found != object.members.end() ? found->type.get() : nullptr;
}

std::vector<Type> member_types(std::span<const Type> types) {
  std::vector<Type> all;
  for (const Type& type : types) {
    std::transform(type.members.begin(), type.members.end(), std::back_inserter(all),
                   [](const Member& m) { return *m.type; });
  }
  return all;
}

bool is_list_like(const Type& type) {
  return type.kind == TypeKind::list || type.kind == TypeKind::set || type.kind == TypeKind::tuple;
}

bool is_map_like(const Type& type) { return type.kind == TypeKind::map || type.kind == TypeKind::object; }

// A text may hold a number or a bool: whether it does shows only in the value.
bool is_convertible(const Type& from, const Type& to) {
  if (from.kind == TypeKind::any || to.kind == TypeKind::any) {
    return true;
  }
  if (from.is_primitive() && to.is_primitive()) {
    return from.kind == to.kind || from.kind == TypeKind::string || to.kind == TypeKind::string;
  }
  if (to.element != nullptr && ((is_list_like(to) && is_list_like(from)) || (is_map_like(to) && is_map_like(from)))) {
    return from.element != nullptr ? is_convertible(*from.element, *to.element)
                                   : std::all_of(from.members.begin(), from.members.end(),
                                                 [&](const Member& m) { return is_convertible(*m.type, *to.element); });
  }
  if (to.kind == TypeKind::object && is_map_like(from)) {
    return std::all_of(to.members.begin(), to.members.end(), [&](const Member& m) {
      const Type* given = from.element != nullptr ? from.element.get() : attribute(from, m.name);
      return given != nullptr && is_convertible(*given, *m.type);
    });
  }
  if (to.kind == TypeKind::tuple && from.kind == TypeKind::tuple && to.members.size() == from.members.size()) {
    return std::equal(to.members.begin(), to.members.end(), from.members.begin(),
                      [](const Member& a, const Member& b) { return is_convertible(*b.type, *a.type); });
  }
  return false;
}

std::optional<Type> common_collection(TypeKind kind, std::span<const Type> elements) {
  auto element = common_type(elements);
  return element.has_value() ? std::optional(collection(kind, std::move(*element))) : std::nullopt;
}

std::vector<Type> element_types(std::span<const Type> collections) {
  std::vector<Type> elements;
  std::transform(collections.begin(), collections.end(), std::back_inserter(elements),
                 [](const Type& type) { return *type.element; });
  return elements;
}

// All tuples of one length, or all objects with the same attributes: member by member.
std::optional<Type> common_structure(std::span<const Type> types) {
  const Type& first = types.front();
  Type result = make(first.kind);
  for (std::size_t i = 0; i < first.members.size(); ++i) {
    std::vector<Type> across;
    for (const Type& type : types) {
      across.push_back(*type.members[i].type);
    }
    auto common = common_type(across);
    if (!common.has_value()) {
      return std::nullopt;
    }
    result.members.push_back(member(first.members[i].name, std::move(*common)));
  }
  return result;
}

bool has_same_members(std::span<const Type> types) {
  const auto& first = types.front().members;
  return std::all_of(types.begin(), types.end(), [&](const Type& type) {
    return std::equal(first.begin(), first.end(), type.members.begin(), type.members.end(),
                      [](const Member& a, const Member& b) { return a.name == b.name; });
  });
}

// Where some are tuples and others lists, the tuples are taken for lists first; likewise objects and maps.
std::optional<Type> common_mixture(std::span<const Type> types, TypeKind collections, TypeKind structures) {
  std::vector<Type> structured;
  std::copy_if(types.begin(), types.end(), std::back_inserter(structured),
               [&](const Type& type) { return type.kind == structures; });
  const auto as_collection = common_collection(collections, member_types(structured));
  if (!as_collection.has_value()) {
    return std::nullopt;
  }
  std::vector<Type> elements{*as_collection->element};
  for (const Type& type : types) {
    if (type.kind == collections) {
      elements.push_back(*type.element);
    }
  }
  return common_collection(collections, elements);
}

// One of the types themselves, the most general first.
std::optional<Type> one_of(std::span<const Type> types) {
  const auto rank = [](const Type& type) {
    switch (type.kind) {
      case TypeKind::string:
        return 0;
      case TypeKind::list:
      case TypeKind::map:
        return 2;
      case TypeKind::tuple:
      case TypeKind::object:
        return 3;
      case TypeKind::set:
        return 4;
      case TypeKind::any:
      case TypeKind::boolean:
      case TypeKind::number:
        break;
    }
    return 1;
  };
  std::vector<const Type*> order;
  for (const Type& type : types) {
    order.push_back(&type);
  }
  std::stable_sort(order.begin(), order.end(), [&](const Type* a, const Type* b) { return rank(*a) < rank(*b); });
  const auto found = std::find_if(order.begin(), order.end(), [&](const Type* to) {
    return std::all_of(types.begin(), types.end(), [&](const Type& from) { return is_convertible(from, *to); });
  });
  return found != order.end() ? std::optional(**found) : std::nullopt;
}

// Each type is known at its top, and there is one at least.
std::optional<Type> common_known_type(std::span<const Type> types) {
  const auto count = [&](TypeKind kind) {
    return std::count_if(types.begin(), types.end(), [&](const Type& type) { return type.kind == kind; });
  };
  const auto all = static_cast<std::ptrdiff_t>(types.size());
  for (const TypeKind kind : {TypeKind::list, TypeKind::set, TypeKind::map}) {
    if (count(kind) == all) {
      return common_collection(kind, element_types(types));
    }
  }
  for (const auto& [structure, list] :
       {std::pair(TypeKind::tuple, TypeKind::list), std::pair(TypeKind::object, TypeKind::map)}) {
    if (count(structure) == all) {
      return has_same_members(types) ? common_structure(types) : common_collection(list, member_types(types));
    }
    if (count(list) > 0 && count(list) + count(structure) == all) {
      if (auto mixed = common_mixture(types, list, structure)) {
        return mixed;
      }
    }
  }
  return one_of(types);
}

bool is_number_or_boolean(const Value& value) { return value.is(Kind::number) || value.is(Kind::boolean); }

}  // namespace

Type type_of(const Value& value) {
  switch (value.kind()) {
    case Kind::unknown:
    case Kind::null:
      break;
    case Kind::boolean:
      return make(TypeKind::boolean);
    case Kind::number:
      return make(TypeKind::number);
    case Kind::text:
      return make(TypeKind::string);
    case Kind::list:
      return type_of_list(value);
    case Kind::map:
      return type_of_map(value);
  }
  return make(TypeKind::any);
}

bool is_open_type(const Type& type) {
  return type.kind == TypeKind::any || (type.element != nullptr && is_open_type(*type.element)) ||
         std::any_of(type.members.begin(), type.members.end(), [](const Member& m) { return is_open_type(*m.type); });
}

std::optional<Type> common_type(std::span<const Type> types) {
  std::vector<Type> known;
  std::copy_if(types.begin(), types.end(), std::back_inserter(known),
               [](const Type& type) { return type.kind != TypeKind::any; });
  if (known.size() < 2) {
    return known.empty() ? make(TypeKind::any) : known.front();
  }
  return common_known_type(known);
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
  const Value* invalid = first_invalid(result);
  return invalid != nullptr ? *invalid : result;
}

std::optional<std::vector<Value>> unified(Arena& arena, std::span<const Value> items) {
  std::vector<Value> out(items.begin(), items.end());
  const bool is_simple = std::all_of(out.begin(), out.end(), [&](const Value& item) {
    return item.kind() == out.front().kind() && (is_number_or_boolean(item) || item.is(Kind::text));
  });
  if (is_simple) {
    return out;
  }
  std::vector<Type> types;
  types.reserve(out.size());
  std::transform(out.begin(), out.end(), std::back_inserter(types), [](const Value& item) { return type_of(item); });
  const auto common = common_type(types);
  if (!common.has_value()) {
    return std::nullopt;
  }
  const bool is_open = std::any_of(types.begin(), types.end(), [](const Type& t) { return t.kind == TypeKind::any; });
  for (Value& item : out) {
    item = converted(arena, item, *common);
    if (item.is_unknown() && item.reason().invalid) {
      return std::nullopt;
    }
    item = is_open && is_number_or_boolean(item) ? item.loosely_typed() : item;
  }
  return out;
}

}  // namespace kakoi::sources::terraform
