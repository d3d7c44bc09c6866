// How a blue/green deployment waits, and how it ends: well, badly, stopped, or put back by another one.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

using DeploymentStep = void (*)(world::Here here, world::CodeDeployDeployment& deployment);

// How often CodeDeploy looks at what it waits for.
inline constexpr double kDeploymentPoll = 5;

/// Takes the step after a while, unless the deployment has ended or somebody has cut the wait short.
void take_later(world::Here here, world::CodeDeployDeployment& deployment, double seconds, DeploymentStep step);

void succeed(world::Here here, world::CodeDeployDeployment& deployment);

/// The replacement goes, whether by a rollback, where the deployment wants one, or without.
void fail(world::Here here, world::CodeDeployDeployment& deployment, std::string code, std::string message);

/// It stays as it is.
void end_stopped(world::Here here, world::CodeDeployDeployment& deployment, std::string message);

/// Another deployment puts back what this one has changed.
void begin_rollback(world::Here here, world::CodeDeployDeployment& triggering);

}  // namespace kakoi::sim::orchestration
