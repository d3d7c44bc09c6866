// Tags, as every service has them.
#pragma once

#include <map>
#include <string>

namespace kakoi::sim::world {

using Tags = std::map<std::string, std::string>;

}  // namespace kakoi::sim::world
