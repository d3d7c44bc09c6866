// What happened to an execution, as GetExecutionHistory tells it.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::states {

/// Puts one event at the end. `details` is the member that goes with the type, `stateEnteredEventDetails`; none when it
/// is empty. Returns its id.
std::int64_t record(world::World& world, world::Execution& execution, std::int64_t previous, std::string_view type,
                    std::string_view details = {}, value::Value content = {});

}  // namespace kakoi::sim::services::states
