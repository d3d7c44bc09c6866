// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::scheduler {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "ActionAfterCompletion Arn AssignPublicIp ClientToken Description DetailType Group GroupName Input Key "
        "KmsKeyArn LaunchType MessageGroupId Mode Name NamePrefix NextToken PartitionKey PlatformVersion "
        "PropagateTags ReferenceId ResourceArn RoleArn ScheduleExpression ScheduleExpressionTimezone ScheduleGroup "
        "Source State TaskDefinitionArn Value capacityProvider clientToken expression field groupName type",
    .integers = "MaxResults MaximumEventAgeInSeconds MaximumRetryAttempts MaximumWindowInMinutes TaskCount base weight",
    .numbers = {},
    .booleans = "EnableECSManagedTags EnableExecuteCommand",
    .times = "EndDate StartDate",
    .structures =
        "DeadLetterConfig EcsParameters EventBridgeParameters FlexibleTimeWindow KinesisParameters "
        "NetworkConfiguration RetryPolicy SageMakerPipelineParameters SqsParameters Target awsvpcConfiguration",
    .text_lists = "SecurityGroups Subnets TagKeys",
    .structure_lists = "CapacityProviderStrategy PipelineParameterList PlacementConstraints PlacementStrategy",
    .text_maps = {},
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::scheduler
