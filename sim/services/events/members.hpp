// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::events {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "Arn AssignPublicIp Database DbUser Description Detail DetailType EndpointId Event EventBusName "
        "EventPattern EventSourceName GraphQLOperation Group Id IncludeDetail Input InputPath InputTemplate "
        "JobDefinition JobName Key KmsKeyIdentifier LaunchType Level MessageGroupId Name NamePrefix NextToken "
        "PartitionKeyPath PlatformVersion PropagateTags ReferenceId ResourceARN RoleArn Rule ScheduleExpression "
        "SecretManagerArn Source Sql State StatementName TargetArn TaskDefinitionArn TraceHeader Value "
        "capacityProvider expression field type",
    .integers = "Attempts Limit MaximumEventAgeInSeconds MaximumRetryAttempts Size TaskCount base weight",
    .numbers = {},
    .booleans = "EnableECSManagedTags EnableExecuteCommand Force WithEvent",
    .times = "Time",
    .structures =
        "AppSyncParameters ArrayProperties BatchParameters DeadLetterConfig EcsParameters HttpParameters "
        "InputTransformer KinesisParameters LogConfig NetworkConfiguration RedshiftDataParameters RetryPolicy "
        "RetryStrategy RunCommandParameters SageMakerPipelineParameters SqsParameters awsvpcConfiguration",
    .text_lists = "Ids PathParameterValues Resources SecurityGroups Sqls Subnets TagKeys Values",
    .structure_lists =
        "CapacityProviderStrategy Entries PipelineParameterList PlacementConstraints PlacementStrategy "
        "RunCommandTargets Tags Targets",
    .text_maps = "HeaderParameters InputPathsMap QueryStringParameters",
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::events
