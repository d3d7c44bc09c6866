// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::codedeploy {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "Type", .values = "KEY_ONLY VALUE_ONLY KEY_AND_VALUE"},
    {.member = "terminateBlueInstancesOnDeploymentSuccess.action", .values = "TERMINATE KEEP_ALIVE"},
    {.member = "greenFleetProvisioningOption.action", .values = "DISCOVER_EXISTING COPY_AUTO_SCALING_GROUP"},
    {.member = "actionOnTimeout", .values = "CONTINUE_DEPLOYMENT STOP_DEPLOYMENT"},
    {.member = "bundleType", .values = "tar tgz zip YAML JSON"},
    {.member = "computePlatform", .values = "Server Lambda ECS"},
    {.member = "deployed", .values = "include exclude ignore"},
    {.member = "deploymentOption", .values = "WITH_TRAFFIC_CONTROL WITHOUT_TRAFFIC_CONTROL"},
    {.member = "deploymentType", .values = "IN_PLACE BLUE_GREEN"},
    {.member = "deploymentWaitType", .values = "READY_WAIT TERMINATION_WAIT"},
    {.member = "events", .values = "DEPLOYMENT_FAILURE DEPLOYMENT_STOP_ON_ALARM DEPLOYMENT_STOP_ON_REQUEST"},
    {.member = "fileExistsBehavior", .values = "DISALLOW OVERWRITE RETAIN"},
    {.member = "includeOnlyStatuses", .values = "Created Queued InProgress Baking Succeeded Failed Stopped Ready"},
    {.member = "outdatedInstancesStrategy", .values = "UPDATE IGNORE"},
    {.member = "revisionType", .values = "S3 GitHub String AppSpecContent"},
    {.member = "sortBy", .values = "registerTime firstUsedTime lastUsedTime"},
    {.member = "sortOrder", .values = "ascending descending"},
    {.member = "triggerEvents",
     .values = "DeploymentStart DeploymentSuccess DeploymentFailure DeploymentStop DeploymentRollback "
               "DeploymentReady InstanceStart InstanceSuccess InstanceFailure InstanceReady"},
    {.member = "minimumHealthyHosts.type", .values = "HOST_COUNT FLEET_PERCENT"},
    {.member = "trafficRoutingConfig.type", .values = "TimeBasedCanary TimeBasedLinear AllAtOnce"},
    {.member = "minimumHealthyHostsPerZone.type", .values = "HOST_COUNT FLEET_PERCENT"},
};

}  // namespace kakoi::sim::services::codedeploy
