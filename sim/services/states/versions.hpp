// Versions of a state machine: what publishing does.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::states {

/// The version of what the machine says now; a new one when there is none yet. ServiceQuotaExceededException.
Expected<const world::StateMachineVersion*> publish(Context& context, world::StateMachine& machine,
                                                    const std::string& description);

}  // namespace kakoi::sim::services::states
