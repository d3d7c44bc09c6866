// What a scenario says before its steps: accounts, roles, pace, and which way AWS goes where nobody knows.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/world.hpp"

namespace kakoi::sim::scenario {

/// `accounts`, `roles`, `credentials`, `denied_keys`, `pace` and `quirks` of `scenario`. Without accounts, the default
/// one. The scenario has been checked (check.hpp).
void apply_settings(world::World& world, const value::Value& scenario);

}  // namespace kakoi::sim::scenario
