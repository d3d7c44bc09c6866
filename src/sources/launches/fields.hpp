// What a part of a launch says, as inventory fields.
#pragma once

#include "base/known.hpp"
#include "values/value.hpp"

#include <optional>
#include <string>

namespace kakoi::sources {

/// Nothing when it is left out or null.
template <typename T>
using Field = base::Known<std::optional<T>>;

/// Why `value`, which is not known or has the wrong type, is not known.
base::Unknown unknown_of(const values::Value& value);

/// A text; unknown where it is something else.
Field<std::string> text_field(const values::Value& value);

}  // namespace kakoi::sources
