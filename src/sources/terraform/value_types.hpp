// The types of values: with `values::Shape` the one place that knows an object from a map and a tuple from a list, and
// how much of a type shows in a value.
#pragma once

#include "sources/terraform/types.hpp"
#include "values/arena.hpp"

#include <string>

namespace kakoi::sources::terraform {

Type plain_type(TypeKind kind);
Type collection_type(TypeKind kind, Type element);
/// An attribute of an object, or without a name an element of a tuple.
Member member_of(std::string name, Type type);

/// The type of `value` as far as it shows: `any` for what is null, unknown, or an element of an empty collection.
Type type_of(const values::Value& value);

/// Might `value` be of another type than `type_of` says?
bool hides_type(const values::Value& value);

/// What a null, an unknown or an empty collection remembers of `type`.
values::Typed typed_as(const Type& type);

/// The same of the elements of `collection`, which is known.
values::Typed type_of_elements(const values::Value& collection);

/// Are the two the same, in every part?
bool is_same(const Type& a, const Type& b);

/// The first invalid value within `value`, or null.
const values::Value* first_invalid(const values::Value& value);

/// `value` as a value of `type`. Invalid when any part of it cannot be converted; what is unknown or wrong
/// within it stays.
values::Value converted(values::Arena& arena, const values::Value& value, const Type& type);

}  // namespace kakoi::sources::terraform
