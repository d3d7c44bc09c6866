// What else starts ECS tasks: targets of EventBridge rules, schedules, pipes, state machines, job definitions of AWS
// Batch.
#pragma once

#include "sources/api/join.hpp"

namespace kakoi::sources::api {

void read_rule_targets(Join& join);
void read_schedules(Join& join);
void read_pipes(Join& join);
void read_state_machines(Join& join);
void read_job_definitions(Join& join);

}  // namespace kakoi::sources::api
