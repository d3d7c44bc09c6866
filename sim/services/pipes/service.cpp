#include "sim/services/pipes/service.hpp"

#include "sim/services/pipes/actions.hpp"
#include "sim/services/pipes/enumerations.hpp"
#include "sim/services/pipes/members.hpp"

namespace kakoi::sim::services::pipes {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreatePipe", create_pipe},       {"DescribePipe", describe_pipe},
    {"ListPipes", list_pipes},         {"UpdatePipe", update_pipe},
    {"DeletePipe", delete_pipe},       {"StartPipe", start_pipe},
    {"StopPipe", stop_pipe},           {"TagResource", tag_resource},
    {"UntagResource", untag_resource}, {"ListTagsForResource", list_tags_for_resource},
};

constexpr protocol::Route kRoutes[] = {
    {.method = "POST", .path = "/v1/pipes/{Name}", .action = "CreatePipe"},
    {.method = "GET", .path = "/v1/pipes/{Name}", .action = "DescribePipe"},
    {.method = "GET", .path = "/v1/pipes", .action = "ListPipes"},
    {.method = "PUT", .path = "/v1/pipes/{Name}", .action = "UpdatePipe"},
    {.method = "DELETE", .path = "/v1/pipes/{Name}", .action = "DeletePipe"},
    {.method = "POST", .path = "/v1/pipes/{Name}/start", .action = "StartPipe"},
    {.method = "POST", .path = "/v1/pipes/{Name}/stop", .action = "StopPipe"},
    {.method = "POST", .path = "/tags/{resourceArn+}", .action = "TagResource"},
    {.method = "DELETE", .path = "/tags/{resourceArn+}", .action = "UntagResource", .list = "tagKeys"},
    {.method = "GET", .path = "/tags/{resourceArn+}", .action = "ListTagsForResource"},
};

constexpr Paging kPaging[] = {
    {.asked = "NextToken", .given = "NextToken", .actions = "ListPipes"},
};

constexpr Service kService{.shape = {.name = "pipes",
                                     .dialect = protocol::Dialect::rest_json,
                                     .target_prefix = {},
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = kRoutes,
                                     .server_error = "InternalException",
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::pipes
