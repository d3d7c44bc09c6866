// The states of a Step Functions state machine that run ECS tasks. (Amazon States Language specification.)
#pragma once

#include "values/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources {

/// One Task state that runs an ECS task.
struct RunTaskState {
  std::string name;
  values::Value parameters;  ///< `Parameters` or `Arguments`; null when there are none
};

/// All such states of a state machine's definition, at any depth (Parallel, Map), in the order of their names. Where a
/// part of the definition is not known, `unknown` is set to it.
std::vector<RunTaskState> run_task_states(const values::Value& definition, std::optional<values::Value>& unknown);

}  // namespace kakoi::sources
