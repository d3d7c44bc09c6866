#include "sim/services/codedeploy/service.hpp"

#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/members.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

constexpr ActionEntry kActions[] = {
    {"CreateApplication", create_application},
    {"GetApplication", get_application},
    {"BatchGetApplications", batch_get_applications},
    {"ListApplications", list_applications},
    {"UpdateApplication", update_application},
    {"DeleteApplication", delete_application},
    {"RegisterApplicationRevision", register_application_revision},
    {"GetApplicationRevision", get_application_revision},
    {"ListApplicationRevisions", list_application_revisions},
    {"CreateDeploymentConfig", create_deployment_config},
    {"GetDeploymentConfig", get_deployment_config},
    {"ListDeploymentConfigs", list_deployment_configs},
    {"DeleteDeploymentConfig", delete_deployment_config},
    {"CreateDeploymentGroup", create_deployment_group},
    {"GetDeploymentGroup", get_deployment_group},
    {"BatchGetDeploymentGroups", batch_get_deployment_groups},
    {"ListDeploymentGroups", list_deployment_groups},
    {"UpdateDeploymentGroup", update_deployment_group},
    {"DeleteDeploymentGroup", delete_deployment_group},
    {"CreateDeployment", create_deployment},
    {"StopDeployment", stop_deployment},
    {"ContinueDeployment", continue_deployment},
    {"GetDeployment", get_deployment},
    {"BatchGetDeployments", batch_get_deployments},
    {"ListDeployments", list_deployments},
    {"ListDeploymentTargets", list_deployment_targets},
    {"GetDeploymentTarget", get_deployment_target},
    {"BatchGetDeploymentTargets", batch_get_deployment_targets},
    {"TagResource", tag_resource},
    {"UntagResource", untag_resource},
    {"ListTagsForResource", list_tags_for_resource},
};

constexpr Service kService{.shape = {.name = "codedeploy",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "CodeDeploy_20141006",
                                     .version = {},
                                     .xml_namespace = {},
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::codedeploy
