// State machines of a region, and their executions.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::world {

/// What a state machine says at one time. Executions keep the one that they began with.
struct StateMachineRevision {
  std::string id = {};  ///< empty: as it was created
  std::string definition = {};
  std::string role = {};
  value::Value logging = {};
  value::Value tracing = {};
  value::Value encryption = {};
  Time updated = 0;
};

struct StateMachineVersion {
  std::int64_t number = 1;
  std::string description = {};
  StateMachineRevision revision = {};
  Time created = 0;
};

struct StateMachineAlias {
  std::string description = {};
  std::vector<std::pair<std::int64_t, std::int64_t>> routes = {};  ///< number of a version, and its weight
  Time created = 0;
  Time updated = 0;
};

struct StateMachine {
  std::string name = {};
  std::string arn = {};
  std::string type = "STANDARD";
  std::string status = "ACTIVE";
  StateMachineRevision now = {};
  std::vector<StateMachineVersion> versions = {};  ///< the oldest first
  std::int64_t versions_given = 0;                 ///< no number is given twice
  std::map<std::string, StateMachineAlias> aliases = {};
  std::string created_by = {};  ///< the request, for one that comes again
  Time created = 0;
  Tags tags = {};
};

/// One line of states that is being walked: the execution itself, or a branch of a Parallel or Map state.
struct Walk {
  std::int64_t parent = -1;     ///< the walk whose Parallel or Map state this is a branch of
  std::int64_t index = 0;       ///< of the branch
  value::Value machine = {};    ///< `StartAt` and `States`
  std::string state = {};       ///< where it is
  std::int64_t visit = 0;       ///< goes up with every step, so that what comes too late is known for it
  value::Value raw_input = {};  ///< of the state
  value::Value context = {};    ///< `Map`, of an iteration
  std::map<std::string, std::int64_t> retries = {};
  std::int64_t last_event = 0;
  // While it is in a Parallel or Map state:
  value::Value::Array pending = {};  ///< of a Map: the items that no branch has begun with yet
  value::Value::Array results = {};
  std::int64_t begun = 0;
  std::int64_t done = 0;
  // While it is in a Task state:
  std::vector<std::string> tasks = {};  ///< ECS tasks that it waits for
  std::string token = {};
};

struct Execution {
  std::string arn = {};
  std::string name = {};
  std::string machine_arn = {};
  std::string version_arn = {};
  std::string alias_arn = {};
  std::string machine_name = {};
  StateMachineRevision revision = {};
  std::string status = "RUNNING";
  std::string input = {};
  std::optional<std::string> output = {};
  std::string error = {};
  std::string cause = {};
  Time started = 0;
  Time stopped = 0;
  std::map<std::int64_t, Walk> walks = {};
  std::int64_t walks_given = 0;
  value::Value::Array history = {};
};

/// The place where an execution waits for somebody to send its token back.
struct TaskToken {
  std::string execution = {};
  std::int64_t walk = 0;
};

struct States {
  std::map<std::string, StateMachine> machines = {};  ///< by name
  std::map<std::string, Execution> executions = {};   ///< by ARN
  std::map<std::string, TaskToken> tokens = {};
};

}  // namespace kakoi::sim::world
