#include "sim/services/scheduler/service.hpp"

#include "sim/services/scheduler/actions.hpp"
#include "sim/services/scheduler/enumerations.hpp"
#include "sim/services/scheduler/members.hpp"

namespace kakoi::sim::services::scheduler {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateSchedule", create_schedule},
    {"GetSchedule", get_schedule},
    {"ListSchedules", list_schedules},
    {"UpdateSchedule", update_schedule},
    {"DeleteSchedule", delete_schedule},
    {"CreateScheduleGroup", create_schedule_group},
    {"GetScheduleGroup", get_schedule_group},
    {"ListScheduleGroups", list_schedule_groups},
    {"DeleteScheduleGroup", delete_schedule_group},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

constexpr protocol::Route kRoutes[] = {
    {.method = "POST", .path = "/schedules/{Name}", .action = "CreateSchedule"},
    {.method = "GET", .path = "/schedules/{Name}", .action = "GetSchedule"},
    {.method = "GET", .path = "/schedules", .action = "ListSchedules"},
    {.method = "PUT", .path = "/schedules/{Name}", .action = "UpdateSchedule"},
    {.method = "DELETE", .path = "/schedules/{Name}", .action = "DeleteSchedule"},
    {.method = "POST", .path = "/schedule-groups/{Name}", .action = "CreateScheduleGroup"},
    {.method = "GET", .path = "/schedule-groups/{Name}", .action = "GetScheduleGroup"},
    {.method = "GET", .path = "/schedule-groups", .action = "ListScheduleGroups"},
    {.method = "DELETE", .path = "/schedule-groups/{Name}", .action = "DeleteScheduleGroup"},
    {.method = "POST", .path = "/tags/{ResourceArn+}", .action = "TagResource"},
    {.method = "DELETE", .path = "/tags/{ResourceArn+}", .action = "UntagResource", .list = "TagKeys"},
    {.method = "GET", .path = "/tags/{ResourceArn+}", .action = "ListTagsForResource"},
};

constexpr Paging kPaging[] = {
    {.asked = "NextToken", .given = "NextToken", .actions = "ListSchedules ListScheduleGroups"},
};

constexpr Service kService{.shape = {.name = "scheduler",
                                     .dialect = protocol::Dialect::rest_json,
                                     .target_prefix = {},
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = kRoutes,
                                     .message_member = "Message",
                                     .server_error = "InternalServerException",
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::scheduler
