// What a for-expression, for_each or a dynamic block goes over.
#pragma once

#include "values/arena.hpp"

#include <optional>
#include <vector>

namespace kakoi::sources::terraform {

struct Element {
  values::Value key;  ///< of a list its index, of a set the element itself
  values::Value value;
};

/// The elements of a list, set or map; nothing when they cannot be counted, and then `not_iterable` says why.
std::optional<std::vector<Element>> elements(values::Arena& arena, const values::Value& collection);

values::Value not_iterable(values::Arena& arena, const values::Value& collection);

}  // namespace kakoi::sources::terraform
