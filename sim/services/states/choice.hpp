// Choice states: which way an input goes.
#pragma once

#include "sim/services/states/paths.hpp"

namespace kakoi::sim::services::states {

/// Whether the rule of a JSONPath state holds, or why that cannot be told.
tl::expected<bool, std::string> holds(const Scope& scope, const value::Value& rule);

}  // namespace kakoi::sim::services::states
