// What Scheduler asks of a request.
#pragma once

#include "sim/services/constraints.hpp"

#include <optional>
#include <span>

namespace kakoi::sim::services::scheduler {

extern const std::span<const Constraint> kNamedChecks;  ///< of a schedule or group that is named
extern const std::span<const Constraint> kGroupChecks;  ///< of one that is created
extern const std::span<const Constraint> kListChecks;
extern const std::span<const Constraint> kTagChecks;
extern const std::span<const Constraint> kUntagChecks;

/// Of CreateSchedule and UpdateSchedule: the model, and what goes beyond it.
std::optional<ApiError> trouble_with_schedule(const world::World& world, const Value& input);

}  // namespace kakoi::sim::services::scheduler
