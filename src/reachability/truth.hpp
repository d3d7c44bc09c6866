// Three-valued logic over what is known of the network, as Kleene defined it.
#pragma once

#include "base/known.hpp"

#include <cstdint>

namespace kakoi::reachability {

enum class Truth : std::uint8_t { no, maybe, yes };

inline Truth truth_of(const base::Known<bool>& value) {
  return value.match([](bool known) { return known ? Truth::yes : Truth::no; },
                     [](const base::Unknown&) { return Truth::maybe; });
}
inline Truth negation(Truth truth) {
  return truth == Truth::maybe ? Truth::maybe : truth == Truth::yes ? Truth::no : Truth::yes;
}
inline Truth all_of(Truth a, Truth b) { return a < b ? a : b; }
inline Truth any_of(Truth a, Truth b) { return a < b ? b : a; }

}  // namespace kakoi::reachability
