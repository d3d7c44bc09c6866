// The states of a Step Functions state machine that start ECS tasks. (Amazon States Language specification.)
#pragma once

#include "sources/launches/run_task.hpp"
#include "values/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources {

/// One Task state that starts ECS tasks, or makes what starts them.
struct LaunchingState {
  std::string name;
  values::Value parameters;  ///< `Parameters` or `Arguments`; unknown when there are none: then the input decides
  EcsAction action = EcsAction::run_task;
  bool is_batch = false;  ///< it registers a job definition of AWS Batch instead
};

/// All such states of a state machine's definition, at any depth (Parallel, Map), in the order of their names. Where a
/// part of the definition is not known, `unknown` is set to it.
std::vector<LaunchingState> launching_states(values::Arena& arena, const values::Value& definition,
                                             std::optional<values::Value>& unknown);

}  // namespace kakoi::sources
