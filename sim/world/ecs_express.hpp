// What makes a service an Express service.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/timeline.hpp"

#include <string>

namespace kakoi::sim::world {

struct Express {
  std::string infrastructure_role = {};
  value::Value configuration = {};  ///< as it was last asked for, defaults filled in
  bool is_public = false;           ///< by its subnets; decides on the load balancer too
  std::string host = {};            ///< the name under which it is reached
  std::string load_balancer_id = {};
  Time updated = 0;
};

}  // namespace kakoi::sim::world
