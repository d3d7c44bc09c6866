#include "sim/services/events/service.hpp"

#include "sim/services/events/actions.hpp"
#include "sim/services/events/enumerations.hpp"
#include "sim/services/events/members.hpp"

namespace kakoi::sim::services::events {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateEventBus", create_event_bus},
    {"DescribeEventBus", describe_event_bus},
    {"UpdateEventBus", update_event_bus},
    {"ListEventBuses", list_event_buses},
    {"DeleteEventBus", delete_event_bus},
    {"PutRule", put_rule},
    {"DescribeRule", describe_rule},
    {"ListRules", list_rules},
    {"EnableRule", enable_rule},
    {"DisableRule", disable_rule},
    {"DeleteRule", delete_rule},
    {"ListRuleNamesByTarget", list_rule_names_by_target},
    {.name = "PutTargets", .run = put_targets, .has_entries = true},
    {"ListTargetsByRule", list_targets_by_rule},
    {.name = "RemoveTargets", .run = remove_targets, .has_entries = true},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
    {.name = "PutEvents", .run = put_events, .has_entries = true},
    {"TestEventPattern", test_event_pattern},
};

constexpr Paging kPaging[] = {
    {.asked = "NextToken",
     .given = "NextToken",
     .actions = "ListEventBuses ListRules ListRuleNamesByTarget ListTargetsByRule"},
};

constexpr Service kService{.shape = {.name = "events",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "AWSEvents",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {},
                                     .server_error = "InternalException",
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::events
