// Everything that has tags: by id, and all of it.
#pragma once

#include "sim/services/service.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace kakoi::sim::services::ec2 {

/// Calls `visit` with the id, the type as tags name it (`vpc`, `subnet`, …) and the tags of each thing.
void for_each_resource(
    world::Ec2& ec2, const std::function<void(const std::string& id, std::string_view type, world::Tags& tags)>& visit);

/// Null when there is nothing of that id.
world::Tags* tags_of_resource(world::Ec2& ec2, const std::string& id);

}  // namespace kakoi::sim::services::ec2
