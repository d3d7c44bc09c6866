// Event patterns: objects that have the form of an event, with lists of what a value may be at their ends. Known are
// plain values, prefix, suffix, equals-ignore-case, wildcard, anything-but, exists, numeric and $or; `cidr` is taken,
// and matches nothing here.
#pragma once

#include "sim/value/value.hpp"

#include <optional>
#include <string>

namespace kakoi::sim::services::events {

/// Why it is none, in the words of EventBridge; nothing when it is one.
std::optional<std::string> pattern_problem(const std::string& pattern);

/// `pattern` as it was parsed, without a problem.
bool matches(const value::Value& pattern, const value::Value& event);

}  // namespace kakoi::sim::services::events
