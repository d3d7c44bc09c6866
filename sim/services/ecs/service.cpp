#include "sim/services/ecs/service.hpp"

#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/checked.hpp"
#include "sim/services/ecs/enumerations.hpp"
#include "sim/services/ecs/members.hpp"

namespace kakoi::sim::services::ecs {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateCluster", checked<create_cluster>},
    {"DescribeClusters", describe_clusters},
    {"ListClusters", list_clusters},
    {"DeleteCluster", delete_cluster},
    {"PutClusterCapacityProviders", put_cluster_capacity_providers},
    {"RegisterTaskDefinition", checked<register_task_definition>},
    {"DescribeTaskDefinition", describe_task_definition},
    {"ListTaskDefinitions", list_task_definitions},
    {"DeregisterTaskDefinition", deregister_task_definition},
    {"CreateService", checked<create_service>},
    {"UpdateService", update_service},
    {"DescribeServices", describe_services},
    {"ListServices", list_services},
    {"DeleteService", delete_service},
    {"CreateTaskSet", checked<create_task_set>},
    {"DescribeTaskSets", describe_task_sets},
    {"UpdateTaskSet", update_task_set},
    {"UpdateServicePrimaryTaskSet", update_service_primary_task_set},
    {"DeleteTaskSet", delete_task_set},
    {"RunTask", checked<run_task>},
    {"StopTask", stop_task},
    {"ListTasks", list_tasks},
    {"DescribeTasks", describe_tasks},
    {"UpdateCluster", update_cluster},
    {"UpdateClusterSettings", update_cluster_settings},
    {"CreateCapacityProvider", checked<create_capacity_provider>},
    {"DescribeCapacityProviders", describe_capacity_providers},
    {"UpdateCapacityProvider", update_capacity_provider},
    {"DeleteCapacityProvider", delete_capacity_provider},
    {"RegisterContainerInstance", checked<register_container_instance>},
    {"DeregisterContainerInstance", deregister_container_instance},
    {"ListContainerInstances", list_container_instances},
    {"DescribeContainerInstances", describe_container_instances},
    {"UpdateContainerInstancesState", update_container_instances_state},
    {"PutAttributes", put_attributes},
    {"DeleteAttributes", delete_attributes},
    {"ListAttributes", list_attributes},
    {"PutAccountSetting", put_account_setting},
    {"PutAccountSettingDefault", put_account_setting_default},
    {"DeleteAccountSetting", delete_account_setting},
    {"ListAccountSettings", list_account_settings},
    {"ListTaskDefinitionFamilies", list_task_definition_families},
    {"DeleteTaskDefinitions", delete_task_definitions},
    {"ListServicesByNamespace", list_services_by_namespace},
    {"ListServiceDeployments", list_service_deployments},
    {"DescribeServiceDeployments", describe_service_deployments},
    {"DescribeServiceRevisions", describe_service_revisions},
    {"StopServiceDeployment", stop_service_deployment},
    {"ContinueServiceDeployment", continue_service_deployment},
    {"CreateExpressGatewayService", checked<create_express_gateway_service>},
    {"DescribeExpressGatewayService", describe_express_gateway_service},
    {"UpdateExpressGatewayService", update_express_gateway_service},
    {"DeleteExpressGatewayService", delete_express_gateway_service},
    {"StartTask", checked<start_task>},
    {"GetTaskProtection", get_task_protection},
    {"UpdateTaskProtection", update_task_protection},
    {"ExecuteCommand", execute_command},
    {"TagResource", checked<tag_resource>},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

/// The form is that of other refusals; which of the two codes it is, is not observed for every member.
ApiError refuse_odd(Context& context, const std::vector<OddValue>& odd) {
  const bool is_definition = context.action == "RegisterTaskDefinition";
  return {.code = is_definition ? "ClientException" : "InvalidParameterException",
          .message = odd.front().member + " must be one of [" + odd.front().values + "]"};
}

constexpr Paging kPaging[] = {
    {.asked = "nextToken",
     .given = "nextToken",
     .actions = "ListClusters ListTaskDefinitions ListServices ListTasks DescribeCapacityProviders "
                "ListContainerInstances ListAttributes ListAccountSettings ListTaskDefinitionFamilies "
                "ListServicesByNamespace ListServiceDeployments"},
};

constexpr Service kService{.shape = {.name = "ecs",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "AmazonEC2ContainerServiceV20141113",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions,
                           .paging = kPaging,
                           .enumerations = kEnumerations,
                           .refuses_odd = refuse_odd};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::ecs
