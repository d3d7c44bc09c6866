// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::codedeploy {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "Key NextToken ResourceArn Type Value action actionOnTimeout applicationName bucket bundleType clusterName "
        "commitId computePlatform content currentDeploymentGroupName deployed deploymentConfigName "
        "deploymentGroupName deploymentId deploymentOption deploymentType deploymentWaitType description eTag "
        "externalId fileExistsBehavior key name newApplicationName newDeploymentGroupName nextToken "
        "outdatedInstancesStrategy repository revisionType s3Bucket s3KeyPrefix serviceName serviceRoleArn sha256 "
        "sortBy sortOrder targetId triggerName triggerTargetArn type version",
    .integers =
        "canaryInterval canaryPercentage firstZoneMonitorDurationInSeconds linearInterval linearPercentage "
        "monitorDurationInSeconds terminationWaitTimeInMinutes value waitTimeInMinutes",
    .numbers = {},
    .booleans =
        "autoRollbackEnabled enabled ignoreApplicationStopFailures ignorePollAlarmFailure terminationHookEnabled "
        "updateOutdatedInstancesOnly",
    .times = "end start",
    .structures =
        "alarmConfiguration appSpecContent autoRollbackConfiguration blueGreenDeploymentConfiguration "
        "createTimeRange deploymentReadyOption deploymentStyle ec2TagSet gitHubLocation "
        "greenFleetProvisioningOption loadBalancerInfo minimumHealthyHosts minimumHealthyHostsPerZone "
        "onPremisesTagSet overrideAlarmConfiguration prodTrafficRoute revision s3Location string targetInstances "
        "terminateBlueInstancesOnDeploymentSuccess testTrafficRoute timeBasedCanary timeBasedLinear "
        "trafficRoutingConfig zonalConfig",
    .text_lists =
        "TagKeys applicationNames autoScalingGroups deploymentGroupNames deploymentIds events includeOnlyStatuses "
        "listenerArns targetIds triggerEvents",
    .structure_lists =
        "Tags alarms ec2TagFilters ecsServices elbInfoList onPremisesInstanceTagFilters tagFilters tags "
        "targetGroupInfoList targetGroupPairInfoList targetGroups triggerConfigurations",
    .text_maps = {},
    .other_lists = "ec2TagSetList onPremisesTagSetList",
    .other_maps = "targetFilters",
};

}  // namespace kakoi::sim::services::codedeploy
