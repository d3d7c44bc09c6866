// CodeDeploy at work on a CODE_DEPLOY service: a replacement task set comes up beside the primary one, traffic goes
// over to it, and after a while the old one goes.
#pragma once

#include "sim/world/world.hpp"

namespace kakoi::sim::orchestration {

/// Sets a deployment going that has been put into the region, with all that it needs to know.
void begin_blue_green(world::Here here, world::CodeDeployDeployment& deployment);

/// Goes on before its time: with the traffic when it is ready, with the end of the old set when it waits for that.
/// False when it waits for neither.
bool continue_blue_green(world::Here here, world::CodeDeployDeployment& deployment);

/// Stops it where it is: both sets stay. With `rolls_back` another deployment puts everything back.
void stop_blue_green(world::Here here, world::CodeDeployDeployment& deployment, bool rolls_back);

/// The primary set of a service; null when it has none.
world::TaskSet* primary_set(world::Service& service);

}  // namespace kakoi::sim::orchestration
