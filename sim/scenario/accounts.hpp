// What a scenario says of accounts: their keys, their organization, the roles that are declared, and what the machine
// is that clients get credentials from.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/world.hpp"

namespace kakoi::sim::scenario {

/// One of `accounts`. An organization comes to be with the account that manages it; accounts belong to it from then on,
/// whatever their order, if they do not stand alone.
void add_accounts(world::World& world, const value::Value& accounts);

/// `roles`, each by its ARN.
void add_roles(world::World& world, const value::Value& roles);

/// `credentials`: the metadata service, the container endpoint and the SSO portal.
void set_machine(world::World& world, const value::Value& machine);

}  // namespace kakoi::sim::scenario
