// Terraform's type constraints, and the conversion of values to them. (Terraform language, "Type Constraints".)
#pragma once

#include "sources/terraform/module.hpp"
#include "values/arena.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

enum class TypeKind : std::uint8_t { any, boolean, number, string, list, set, map, object, tuple };

struct Type;

struct Member {
  std::string name;  ///< of an object's attribute
  std::shared_ptr<const Type> type;
  bool optional = false;
  Ref fallback;  ///< the second argument of optional(), if there is one
};

struct Type {
  TypeKind kind = TypeKind::any;
  std::shared_ptr<const Type> element;  ///< of list, set and map
  std::vector<Member> members;          ///< of object and tuple

  [[nodiscard]] bool is_primitive() const {
    return kind == TypeKind::boolean || kind == TypeKind::number || kind == TypeKind::string;
  }
};

/// The type that the expression of a `type` argument names; `any` for what it does not understand.
Type read_type(const Ref& expression);

/// `value` as a value of `type`. A value that cannot be converted is unknown and invalid; what is unknown stays so.
/// Nulls stay null. `evaluate` works out the default of an optional attribute.
values::Value convert(values::Arena& arena, const values::Value& value, const Type& type,
                      const std::function<values::Value(const Ref&)>& evaluate);

/// An unknown that decides over something else, as the value of that: of whichever type.
inline values::Value untyped(const values::Value& unknown) { return unknown.with_type(values::Typed::unseen); }

values::Value to_boolean(values::Arena& arena, const values::Value& value);
values::Value to_number(values::Arena& arena, const values::Value& value);
values::Value to_text(values::Arena& arena, const values::Value& value);
/// Why the digits of a number that was rounded are not known.
values::Value unknown_digits(values::Arena& arena, base::TrailId trail);
/// A set: sorted, each element once. Unknown elements stay.
values::Value to_set(values::Arena& arena, const values::Value& value);

}  // namespace kakoi::sources::terraform
