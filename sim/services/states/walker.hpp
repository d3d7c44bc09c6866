// Walks an execution through its states, in time: Pass, Wait, Task, Choice, Parallel, Map, Succeed and Fail, with Retry
// and Catch. Tasks are ECS tasks; a state for any other service fails, and says so.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::services::states {

/// Sets an execution going that has just been put into the world.
void begin(world::Here here, world::Execution& execution);

/// Ends one from outside: `ABORTED` or `TIMED_OUT`. The tasks that it waits for are stopped.
void end(world::Here here, world::Execution& execution, const std::string& status, const std::string& error,
         const std::string& cause);

/// Ends every execution of a machine that has been deleted.
void end_all(world::Here here, const std::string& machine_arn);

/// What came back with a token. `output` is JSON.
void succeed(world::Here here, const world::TaskToken& token, const value::Value& output);
void fail(world::Here here, const world::TaskToken& token, const std::string& error, const std::string& cause);

}  // namespace kakoi::sim::services::states
