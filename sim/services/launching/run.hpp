// Tasks that somebody starts by itself: rules, schedules. They run for a while and end, as jobs do.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::launching {

/// Calls RunTask with `input`, as `role`. False when it is refused: then nothing has happened.
bool run(world::Here here, const std::string& role, const Value& input);

}  // namespace kakoi::sim::services::launching
