// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::pipes {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "DimensionValueType", .values = "VARCHAR"},
    {.member = "EpochTimeUnit", .values = "MILLISECONDS SECONDS MICROSECONDS NANOSECONDS"},
    {.member = "IncludeExecutionData", .values = "ALL"},
    {.member = "InvocationType", .values = "REQUEST_RESPONSE FIRE_AND_FORGET"},
    {.member = "Level", .values = "OFF ERROR INFO TRACE"},
    {.member = "MeasureValueType", .values = "DOUBLE BIGINT VARCHAR BOOLEAN TIMESTAMP"},
    {.member = "OnPartialBatchItemFailure", .values = "AUTOMATIC_BISECT"},
    {.member = "OutputFormat", .values = "json plain w3c"},
    {.member = "PropagateTags", .values = "TASK_DEFINITION"},
    {.member = "KinesisStreamParameters.StartingPosition", .values = "TRIM_HORIZON LATEST AT_TIMESTAMP"},
    {.member = "DynamoDBStreamParameters.StartingPosition", .values = "TRIM_HORIZON LATEST"},
    {.member = "ManagedStreamingKafkaParameters.StartingPosition", .values = "TRIM_HORIZON LATEST"},
    {.member = "SelfManagedKafkaParameters.StartingPosition", .values = "TRIM_HORIZON LATEST"},
    {.member = "TimeFieldType", .values = "EPOCH TIMESTAMP_FORMAT"},
    {.member = "ResourceRequirements.Type", .values = "GPU MEMORY VCPU"},
    {.member = "DependsOn.Type", .values = "N_TO_N SEQUENTIAL"},
    {.member = "PlacementConstraints.type", .values = "distinctInstance memberOf"},
    {.member = "PlacementStrategy.type", .values = "random spread binpack"},
    {.member = "EnvironmentFiles.type", .values = "s3"},
    {.member = "ResourceRequirements.type", .values = "GPU InferenceAccelerator"},
};

}  // namespace kakoi::sim::services::pipes
