#include "sim/services/batch/service.hpp"

#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/enumerations.hpp"
#include "sim/services/batch/members.hpp"

namespace kakoi::sim::services::batch {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateComputeEnvironment", create_compute_environment},
    {"DescribeComputeEnvironments", describe_compute_environments},
    {"UpdateComputeEnvironment", update_compute_environment},
    {"DeleteComputeEnvironment", delete_compute_environment},
    {"CreateJobQueue", create_job_queue},
    {"DescribeJobQueues", describe_job_queues},
    {"UpdateJobQueue", update_job_queue},
    {"DeleteJobQueue", delete_job_queue},
    {"RegisterJobDefinition", register_job_definition},
    {"DescribeJobDefinitions", describe_job_definitions},
    {"DeregisterJobDefinition", deregister_job_definition},
    {"SubmitJob", submit_job},
    {"DescribeJobs", describe_jobs},
    {"ListJobs", list_jobs},
    {"CancelJob", cancel_job},
    {"TerminateJob", terminate_job},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

constexpr protocol::Route kRoutes[] = {
    {.method = "POST", .path = "/v1/createcomputeenvironment", .action = "CreateComputeEnvironment"},
    {.method = "POST", .path = "/v1/describecomputeenvironments", .action = "DescribeComputeEnvironments"},
    {.method = "POST", .path = "/v1/updatecomputeenvironment", .action = "UpdateComputeEnvironment"},
    {.method = "POST", .path = "/v1/deletecomputeenvironment", .action = "DeleteComputeEnvironment"},
    {.method = "POST", .path = "/v1/createjobqueue", .action = "CreateJobQueue"},
    {.method = "POST", .path = "/v1/describejobqueues", .action = "DescribeJobQueues"},
    {.method = "POST", .path = "/v1/updatejobqueue", .action = "UpdateJobQueue"},
    {.method = "POST", .path = "/v1/deletejobqueue", .action = "DeleteJobQueue"},
    {.method = "POST", .path = "/v1/registerjobdefinition", .action = "RegisterJobDefinition"},
    {.method = "POST", .path = "/v1/describejobdefinitions", .action = "DescribeJobDefinitions"},
    {.method = "POST", .path = "/v1/deregisterjobdefinition", .action = "DeregisterJobDefinition"},
    {.method = "POST", .path = "/v1/submitjob", .action = "SubmitJob"},
    {.method = "POST", .path = "/v1/describejobs", .action = "DescribeJobs"},
    {.method = "POST", .path = "/v1/listjobs", .action = "ListJobs"},
    {.method = "POST", .path = "/v1/canceljob", .action = "CancelJob"},
    {.method = "POST", .path = "/v1/terminatejob", .action = "TerminateJob"},
    {.method = "POST", .path = "/v1/tags/{resourceArn+}", .action = "TagResource"},
    {.method = "DELETE", .path = "/v1/tags/{resourceArn+}", .action = "UntagResource"},
    {.method = "GET", .path = "/v1/tags/{resourceArn+}", .action = "ListTagsForResource"},
};

ApiError refuse_odd(Context& context, const std::vector<OddValue>& odd) {
  return refused(context, odd.front().shown + " must be one of [" + odd.front().values + "]").value();
}

constexpr Paging kPaging[] = {
    {.asked = "nextToken",
     .given = "nextToken",
     .actions = "DescribeComputeEnvironments DescribeJobQueues DescribeJobDefinitions ListJobs"},
};

constexpr Service kService{.shape = {.name = "batch",
                                     .dialect = protocol::Dialect::rest_json,
                                     .target_prefix = {},
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = kRoutes,
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations,
                           .refuses_odd = refuse_odd};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::batch
