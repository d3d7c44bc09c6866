// How things of the inventory name each other.
//
// A thing has a key: an id or ARN of AWS, the address of a resource in code. A reference is a key, or unknown. Two
// equal keys are one thing. Two different keys are two things where both are in the inventory; else they may still be
// one: what `data.aws_subnet.a` is, which was not read, may be called `aws_subnet.b` here.
#pragma once

#include "base/known.hpp"
#include "base/range.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::inventory {

using Reference = base::Known<std::string>;

/// What is common to all things of a network.
struct Thing {
  std::string key{};
  base::Range header{};
  base::Known<bool> exists = base::Known<bool>::defaulted(true);
};

/// A list as far as it is known.
template <typename T>
struct Several {
  std::vector<T> items{};
  /// Why there may be more than these; nothing where there are not.
  std::optional<base::Unknown> more{};
};

using References = Several<Reference>;

}  // namespace kakoi::inventory
