// The type that several values have in common: what decides the type of a list that is made of them, of a conditional,
// of `coalesce`. (cty's unification, which the Terraform language documents as "Conversion of Complex Types".)
#pragma once

#include "sources/terraform/value_types.hpp"
#include "values/arena.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kakoi::sources::terraform {

/// The type that every one of `types` can be converted to; nothing when there is none. `any` gives way to the others.
std::optional<Type> common_type(std::span<const Type> types);

/// `items` as values of one type, or nothing when they have none in common. Where one of them hides its type, that
/// might still turn out to be another one: then all but texts are loosely typed.
std::optional<std::vector<values::Value>> unified(values::Arena& arena, std::span<const values::Value> items);

/// The same of the elements of one list or set, where nulls must get a type too.
std::optional<std::vector<values::Value>> unified_elements(values::Arena& arena, std::span<const values::Value> items);

/// `value` as one of the type that it has in common with `other`, as a conditional gives it; nothing when there is
/// none.
std::optional<values::Value> unified_with(values::Arena& arena, const values::Value& value, const values::Value& other);

}  // namespace kakoi::sources::terraform
