#include "sim/services/ecs/service.hpp"

#include "sim/services/ecs/actions.hpp"

namespace kakoi::sim::services::ecs {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateCluster", create_cluster},
    {"DescribeClusters", describe_clusters},
    {"ListClusters", list_clusters},
    {"DeleteCluster", delete_cluster},
    {"PutClusterCapacityProviders", put_cluster_capacity_providers},
    {"RegisterTaskDefinition", register_task_definition},
    {"DescribeTaskDefinition", describe_task_definition},
    {"ListTaskDefinitions", list_task_definitions},
    {"DeregisterTaskDefinition", deregister_task_definition},
    {"CreateService", create_service},
    {"UpdateService", update_service},
    {"DescribeServices", describe_services},
    {"ListServices", list_services},
    {"DeleteService", delete_service},
    {"CreateTaskSet", create_task_set},
    {"DescribeTaskSets", describe_task_sets},
    {"UpdateTaskSet", update_task_set},
    {"UpdateServicePrimaryTaskSet", update_service_primary_task_set},
    {"DeleteTaskSet", delete_task_set},
    {"RunTask", run_task},
    {"StopTask", stop_task},
    {"ListTasks", list_tasks},
    {"DescribeTasks", describe_tasks},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

constexpr Service kService{.shape = {.name = "ecs",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "AmazonEC2ContainerServiceV20141113",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {}},
                           .actions = kActions};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::ecs
