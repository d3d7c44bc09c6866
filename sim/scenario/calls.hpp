// A call as scenarios make it: by names, from inside.
#pragma once

#include "base/result.hpp"
#include "sim/value/value.hpp"
#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::scenario {

struct Caller {
  std::string account = {};
  std::string region = "us-east-1";
  std::string service = {};  ///< as in `states.amazonaws.com`: what AWS does by itself; empty: a user calls
};

/// `service` as in `ecs`, `action` as in `CreateCluster`. An error says what the service said.
base::Result<value::Value> call(world::World& world, const Caller& caller, std::string_view service,
                                std::string_view action, const value::Value& input);

}  // namespace kakoi::sim::scenario
