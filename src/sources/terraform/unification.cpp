#include "sources/terraform/unification.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using values::Arena;
using values::Kind;
using values::Typed;
using values::Value;

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
  return element.has_value() ? std::optional(collection_type(kind, std::move(*element))) : std::nullopt;
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
  Type result = plain_type(first.kind);
  for (std::size_t i = 0; i < first.members.size(); ++i) {
    std::vector<Type> across;
    for (const Type& type : types) {
      across.push_back(*type.members[i].type);
    }
    auto common = common_type(across);
    if (!common.has_value()) {
      return std::nullopt;
    }
    result.members.push_back(member_of(first.members[i].name, std::move(*common)));
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

bool is_primitive(const Value& value) {
  return value.is(Kind::number) || value.is(Kind::boolean) || value.is(Kind::text);
}

// Beside a value of no type, as null is, types that are more than a word are not unified but left as they are.
bool stay_as_they_are(std::span<const Type> known) {
  const TypeKind first = known.front().kind;
  return !known.front().is_primitive() &&
         std::all_of(known.begin(), known.end(), [&](const Type& type) { return type.kind == first; });
}

// What several values become.
struct Unification {
  std::optional<Type> type;
  bool is_simple = false;     // they are of that type already
  bool may_be_other = false;  // one of them hides its type

  [[nodiscard]] bool is_impossible() const { return !is_simple && !may_be_other && !type.has_value(); }
};

Unification unification(std::span<const Value> items) {
  Unification result;
  result.is_simple = std::all_of(items.begin(), items.end(), [&](const Value& item) {
    return item.kind() == items.front().kind() && is_primitive(item) && !item.is_loosely_typed();
  });
  if (result.is_simple) {
    return result;
  }
  std::vector<Type> types;
  types.reserve(items.size());
  std::transform(items.begin(), items.end(), std::back_inserter(types),
                 [](const Value& item) { return type_of(item); });
  result.type = common_type(types);
  result.may_be_other = std::any_of(items.begin(), items.end(), hides_type);
  return result;
}

Value as_one_of(Arena& arena, const Value& item, const Unification& common) {
  if (common.is_simple) {
    return item;
  }
  const Value result = common.type.has_value() ? converted(arena, item, *common.type) : item;
  return common.may_be_other && !result.is(Kind::text) ? result.loosely_typed() : result;
}

}  // namespace

std::optional<Type> common_type(std::span<const Type> types) {
  std::vector<Type> known;
  std::copy_if(types.begin(), types.end(), std::back_inserter(known),
               [](const Type& type) { return type.kind != TypeKind::any; });
  const bool has_none = known.size() < types.size();
  if (known.empty() || (has_none && stay_as_they_are(known))) {
    return plain_type(TypeKind::any);
  }
  auto common = known.size() == 1 ? std::optional(known.front()) : common_known_type(known);
  return !common.has_value() && has_none ? plain_type(TypeKind::any) : common;
}

std::optional<std::vector<Value>> unified(Arena& arena, std::span<const Value> items) {
  const Unification common = unification(items);
  if (common.is_impossible()) {
    return std::nullopt;
  }
  std::vector<Value> out;
  out.reserve(items.size());
  for (const Value& item : items) {
    out.push_back(as_one_of(arena, item, common));
    if (out.back().is_unknown() && out.back().reason().invalid) {
      return std::nullopt;
    }
  }
  return out;
}

// A null beside values of more than a word's type stays without a type, and a list has no room for that.
std::optional<std::vector<Value>> unified_elements(Arena& arena, std::span<const Value> items) {
  auto out = unified(arena, items);
  if (!out.has_value() || out->size() < 2 || std::any_of(out->begin(), out->end(), hides_type)) {
    return out;
  }
  const Type first = type_of(out->front());
  const bool are_alike =
      std::all_of(out->begin(), out->end(), [&](const Value& item) { return is_same(type_of(item), first); });
  return are_alike ? std::move(out) : std::nullopt;
}

std::optional<Value> unified_with(Arena& arena, const Value& value, const Value& other) {
  // A null that is written out has no say.
  const auto is_written_null = [](const Value& v) { return v.is_null() && v.typed() == Typed::none; };
  if (is_written_null(other)) {
    return value;
  }
  if (is_written_null(value)) {
    return value.with_type(hides_type(other) ? Typed::unseen : typed_as(type_of(other)));
  }
  const Unification common = unification(std::array{value, other});
  if (common.is_impossible()) {
    return std::nullopt;
  }
  const Value result = as_one_of(arena, value, common);
  return result.is_unknown() && result.reason().invalid ? std::nullopt : std::optional(result);
}

}  // namespace kakoi::sources::terraform
