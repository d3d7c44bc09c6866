// The actions of Step Functions, one function each; the table of them is in service.cpp. What they take, answer and
// refuse is said in the API Reference of AWS Step Functions.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::states {

Outcome create_state_machine(Context& context, const Value& input);
Outcome describe_state_machine(Context& context, const Value& input);
Outcome list_state_machines(Context& context, const Value& input);
Outcome update_state_machine(Context& context, const Value& input);
Outcome delete_state_machine(Context& context, const Value& input);
Outcome validate_state_machine_definition(Context& context, const Value& input);

Outcome publish_state_machine_version(Context& context, const Value& input);
Outcome list_state_machine_versions(Context& context, const Value& input);
Outcome delete_state_machine_version(Context& context, const Value& input);

Outcome create_state_machine_alias(Context& context, const Value& input);
Outcome describe_state_machine_alias(Context& context, const Value& input);
Outcome list_state_machine_aliases(Context& context, const Value& input);
Outcome update_state_machine_alias(Context& context, const Value& input);
Outcome delete_state_machine_alias(Context& context, const Value& input);

Outcome start_execution(Context& context, const Value& input);
Outcome describe_execution(Context& context, const Value& input);
Outcome list_executions(Context& context, const Value& input);
Outcome stop_execution(Context& context, const Value& input);
Outcome get_execution_history(Context& context, const Value& input);
Outcome describe_state_machine_for_execution(Context& context, const Value& input);

Outcome send_task_success(Context& context, const Value& input);
Outcome send_task_failure(Context& context, const Value& input);
Outcome send_task_heartbeat(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::states
