// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::pipes {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "Arn AssignPublicIp BasicAuth BucketName BucketOwner ClientCertificateTlsAuth ConsumerGroupID CurrentState "
        "Database DbUser DeliveryStreamArn Description DesiredState DetailType DimensionName DimensionValue "
        "DimensionValueType EndpointId Enrichment EpochTimeUnit ExecutionRoleArn Group InputTemplate InstanceType "
        "InvocationType JobDefinition JobId JobName Key KmsKeyIdentifier LaunchType Level LogGroupArn "
        "LogStreamName MeasureName MeasureValue MeasureValueType MessageDeduplicationId MessageGroupId "
        "MultiMeasureAttributeName MultiMeasureName Name NamePrefix NextToken OnPartialBatchItemFailure "
        "OutputFormat PartitionKey Pattern PlatformVersion Prefix PropagateTags QueueName ReferenceId RoleArn "
        "SaslScram256Auth SaslScram512Auth SecretManagerArn ServerRootCaCertificate Source SourcePrefix "
        "StartingPosition StatementName Target TargetPrefix TaskDefinitionArn TaskRoleArn Time TimeFieldType "
        "TimeValue Timestamp TimestampFormat TopicName Type Value VersionValue VirtualHost capacityProvider "
        "deviceName deviceType expression field name resourceArn type value",
    .integers =
        "Attempts BatchSize Limit MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds MaximumRetryAttempts "
        "MemoryReservation ParallelizationFactor Size TaskCount base sizeInGiB weight",
    .numbers = {},
    .booleans = "EnableECSManagedTags EnableExecuteCommand WithEvent",
    .times = "StartingPositionTimestamp",
    .structures =
        "ActiveMQBrokerParameters ArrayProperties BatchJobParameters CloudWatchLogsParameters "
        "CloudwatchLogsLogDestination Credentials DeadLetterConfig DynamoDBStreamParameters EcsTaskParameters "
        "EnrichmentParameters EphemeralStorage EventBridgeEventBusParameters FilterCriteria FirehoseLogDestination "
        "HttpParameters KinesisStreamParameters LambdaFunctionParameters LogConfiguration "
        "ManagedStreamingKafkaParameters NetworkConfiguration Overrides RabbitMQBrokerParameters "
        "RedshiftDataParameters RetryStrategy S3LogDestination SageMakerPipelineParameters "
        "SelfManagedKafkaParameters SourceParameters SqsQueueParameters StepFunctionStateMachineParameters "
        "TargetParameters TimestreamParameters Vpc awsvpcConfiguration",
    .text_lists =
        "AdditionalBootstrapServers Command IncludeExecutionData PathParameterValues Resources SecurityGroup "
        "SecurityGroups Sqls Subnets tagKeys",
    .structure_lists =
        "CapacityProviderStrategy DependsOn DimensionMappings Environment EnvironmentFiles Filters "
        "InferenceAcceleratorOverrides MultiMeasureAttributeMappings MultiMeasureMappings PipelineParameterList "
        "PlacementConstraints PlacementStrategy ResourceRequirements SingleMeasureMappings",
    .text_maps = "HeaderParameters Parameters QueryStringParameters tags",
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::pipes
