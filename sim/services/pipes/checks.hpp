// What Pipes asks of a request.
#pragma once

#include "sim/services/constraints.hpp"

#include <optional>
#include <span>

namespace kakoi::sim::services::pipes {

extern const std::span<const Constraint> kNamedChecks;
extern const std::span<const Constraint> kCreateChecks;
extern const std::span<const Constraint> kUpdateChecks;
extern const std::span<const Constraint> kListChecks;
extern const std::span<const Constraint> kTagChecks;
extern const std::span<const Constraint> kUntagChecks;

/// What goes beyond the model, of a pipe with this target. Nothing when it is well.
std::optional<ApiError> trouble_with_target(const world::World& world, const std::string& target,
                                            const Value& parameters);

}  // namespace kakoi::sim::services::pipes
