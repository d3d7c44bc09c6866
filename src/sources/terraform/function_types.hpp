// The types of values, and the type that several values have in common: what decides the type of a list that is made
// of them. (cty's unification, which the Terraform language documents as "Conversion of Complex Types".)
#pragma once

#include "sources/terraform/types.hpp"
#include "values/arena.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kakoi::sources::terraform {

/// The type of `value` as far as it shows: `any` for what is null, unknown, or an element of an empty collection.
Type type_of(const values::Value& value);

/// Is any part of it `any`?
bool is_open_type(const Type& type);

/// The type that every one of `types` can be converted to; nothing when there is none. `any` gives way to the others.
std::optional<Type> common_type(std::span<const Type> types);

/// The first invalid value within `value`, or null.
const values::Value* first_invalid(const values::Value& value);

/// `value` as a value of `type`. Invalid when any part of it cannot be converted; what is unknown within it stays.
values::Value converted(values::Arena& arena, const values::Value& value, const Type& type);

/// `items` as values of one type, or nothing when they have none in common. Where one of them is null or unknown the
/// type might still turn out to be another one: then numbers and bools are loosely typed.
std::optional<std::vector<values::Value>> unified(values::Arena& arena, std::span<const values::Value> items);

}  // namespace kakoi::sources::terraform
