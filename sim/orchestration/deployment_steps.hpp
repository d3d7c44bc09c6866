// What a blue/green deployment does to the world in one step, apart from the order of the steps.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::orchestration {

/// The lifecycle events that a deployment goes through.
std::vector<world::LifecycleEvent> blue_green_events(bool has_test_traffic);

/// Lifecycle events, as GetDeploymentTarget lists them.
void begin_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name);
void end_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name);
/// One that needs no time of its own.
void pass_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name);
/// Nothing more will happen: what has begun has failed, what has not is skipped.
void abandon_events(world::Here here, world::CodeDeployDeployment& deployment);

world::Service* service_of(world::Here here, const world::CodeDeployDeployment& deployment);
/// Null when the service or the set is gone.
world::TaskSet* set_of(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& id);

/// Puts the replacement beside the primary set, and clears away what an earlier one has left behind.
void add_replacement(world::Here here, world::CodeDeployDeployment& deployment, world::Service& service);

/// Of all production listeners.
void send_to_green(world::Here here, const world::CodeDeployDeployment& deployment, double percent, bool keeps_both);

/// Makes it the set that the service shows.
void make_primary(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& set_id);

/// The set is drained, and then it is gone.
void drain_set(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& set_id);

/// All traffic back to the old set, which is primary again, and an end to the replacement.
void put_back(world::Here here, const world::CodeDeployDeployment& deployment);

}  // namespace kakoi::sim::orchestration
