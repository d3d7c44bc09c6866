// The regions that there are.
#pragma once

#include <string_view>

namespace kakoi::sim::world {

/// Does AWS have a region of this name, in any of its partitions?
bool is_region(std::string_view name);

}  // namespace kakoi::sim::world
