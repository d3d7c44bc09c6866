#include "sim/services/codedeploy/service.hpp"

#include "sim/services/codedeploy/actions.hpp"
#include "sim/services/codedeploy/enumerations.hpp"
#include "sim/services/codedeploy/members.hpp"

#include <algorithm>
#include <iterator>

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

/// The errors that the model lists for the members; the texts are not observed.
struct Refusal {
  std::string_view begins = {};  ///< the way down to the member
  std::string_view code = {};
};

constexpr Refusal kRefusals[] = {
    {"computePlatform", "InvalidComputePlatformException"},
    {"deployed", "InvalidDeployedStateFilterException"},
    {"sortBy", "InvalidSortByException"},
    {"sortOrder", "InvalidSortOrderException"},
    {"deploymentWaitType", "InvalidDeploymentWaitTypeException"},
    {"fileExistsBehavior", "InvalidFileExistsBehaviorException"},
    {"includeOnlyStatuses", "InvalidDeploymentStatusException"},
    {"deploymentStyle.", "InvalidDeploymentStyleException"},
    {"autoRollbackConfiguration.", "InvalidAutoRollbackConfigException"},
    {"triggerConfigurations.", "InvalidTriggerConfigException"},
    {"blueGreenDeploymentConfiguration.", "InvalidBlueGreenDeploymentConfigurationException"},
    {"minimumHealthyHosts.", "InvalidMinimumHealthyHostValueException"},
    {"zonalConfig.", "InvalidZonalDeploymentConfigurationException"},
    {"trafficRoutingConfig.", "InvalidTrafficRoutingConfigurationException"},
    {"revision.", "InvalidRevisionException"},
    {"ec2Tag", "InvalidEC2TagException"},
    {"onPremises", "InvalidTagException"},
};

ApiError refuse_odd(Context& /*context*/, const std::vector<OddValue>& odd) {
  const OddValue& first = odd.front();
  const auto* found =
      std::ranges::find_if(kRefusals, [&](const Refusal& it) { return first.shown.starts_with(it.begins); });
  const std::string_view code = found != std::end(kRefusals) ? found->code : "InvalidInputException";
  return {.code = std::string(code), .message = first.member + " must be one of [" + first.values + "]"};
}

constexpr Paging kPaging[] = {
    {.asked = "nextToken",
     .given = "nextToken",
     .actions = "ListApplications ListApplicationRevisions ListDeploymentConfigs ListDeploymentGroups "
                "ListDeployments ListDeploymentTargets"},
    {.asked = "NextToken", .given = "NextToken", .actions = "ListTagsForResource"},
};

constexpr Service kService{.shape = {.name = "codedeploy",
                                     .dialect = protocol::Dialect::json_1_1,
                                     .target_prefix = "CodeDeploy_20141006",
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

}  // namespace kakoi::sim::services::codedeploy
