// Pipes by name, and their tags, which are a map.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::pipes {

/// NotFoundException.
Expected<world::Pipe*> pipe_of(Context& context, const std::string& name);

Value tag_map(const world::Tags& tags);

}  // namespace kakoi::sim::services::pipes
