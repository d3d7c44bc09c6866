// Three-valued logic over values, as Kleene defined it: an operand that is unknown makes the result unknown only where
// it could change it.
#pragma once

#include "base/message.hpp"
#include "values/value.hpp"

#include <cstdint>

namespace kakoi::values {

enum class Truth : std::uint8_t { no, yes, unknown };

/// Are the two equal? Values of different kinds are not. A hole in a text is unknown unless what stands before the
/// first hole differs already.
Truth equal(const Value& a, const Value& b);

/// The first unknown within `value` at any depth, or null when all of it is known.
const Value* first_unknown(const Value& value);

/// Why `value`, which is unknown or holds something unknown, is not known.
base::Message why(const Value& value);
/// What would make it known.
base::Remedy remedy(const Value& value);

}  // namespace kakoi::values
