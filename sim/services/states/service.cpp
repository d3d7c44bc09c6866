#include "sim/services/states/service.hpp"

#include "sim/services/states/actions.hpp"
#include "sim/services/states/enumerations.hpp"
#include "sim/services/states/members.hpp"

namespace kakoi::sim::services::states {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateStateMachine", create_state_machine},
    {"DescribeStateMachine", describe_state_machine},
    {"ListStateMachines", list_state_machines},
    {"UpdateStateMachine", update_state_machine},
    {"DeleteStateMachine", delete_state_machine},
    {"ValidateStateMachineDefinition", validate_state_machine_definition},
    {"PublishStateMachineVersion", publish_state_machine_version},
    {"ListStateMachineVersions", list_state_machine_versions},
    {"DeleteStateMachineVersion", delete_state_machine_version},
    {"CreateStateMachineAlias", create_state_machine_alias},
    {"DescribeStateMachineAlias", describe_state_machine_alias},
    {"ListStateMachineAliases", list_state_machine_aliases},
    {"UpdateStateMachineAlias", update_state_machine_alias},
    {"DeleteStateMachineAlias", delete_state_machine_alias},
    {"StartExecution", start_execution},
    {"DescribeExecution", describe_execution},
    {"ListExecutions", list_executions},
    {"StopExecution", stop_execution},
    {"GetExecutionHistory", get_execution_history},
    {"DescribeStateMachineForExecution", describe_state_machine_for_execution},
    {"SendTaskSuccess", send_task_success},
    {"SendTaskFailure", send_task_failure},
    {"SendTaskHeartbeat", send_task_heartbeat},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

constexpr Paging kPaging[] = {
    {.asked = "nextToken",
     .given = "nextToken",
     .actions = "ListStateMachines ListStateMachineVersions ListStateMachineAliases ListExecutions "
                "GetExecutionHistory"},
};

constexpr Service kService{.shape = {.name = "states",
                                     .dialect = protocol::Dialect::json_1_0,
                                     .target_prefix = "AWSStepFunctions",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::states
