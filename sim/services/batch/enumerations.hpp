// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::batch {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "jobStateTimeLimitActions.action", .values = "CANCEL TERMINATE"},
    {.member = "evaluateOnExit.action", .values = "RETRY EXIT"},
    {.member = "computeResources.allocationStrategy",
     .values = "BEST_FIT BEST_FIT_PROGRESSIVE SPOT_CAPACITY_OPTIMIZED SPOT_PRICE_CAPACITY_OPTIMIZED",
     .actions = "CreateComputeEnvironment"},
    {.member = "computeResources.allocationStrategy",
     .values = "BEST_FIT_PROGRESSIVE SPOT_CAPACITY_OPTIMIZED SPOT_PRICE_CAPACITY_OPTIMIZED",
     .actions = "UpdateComputeEnvironment"},
    {.member = "assignPublicIp", .values = "ENABLED DISABLED"},
    {.member = "iam", .values = "ENABLED DISABLED"},
    {.member = "jobQueueType", .values = "EKS ECS ECS_FARGATE SAGEMAKER_TRAINING"},
    {.member = "jobStatus", .values = "SUBMITTED PENDING RUNNABLE STARTING RUNNING SUCCEEDED FAILED"},
    {.member = "logDriver", .values = "json-file syslog journald gelf fluentd awslogs splunk awsfirelens"},
    {.member = "permissions", .values = "READ WRITE MKNOD"},
    {.member = "platformCapabilities", .values = "EC2 FARGATE"},
    {.member = "jobStateTimeLimitActions.state", .values = "RUNNABLE"},
    {.member = "state",
     .values = "ENABLED DISABLED",
     .actions = "CreateComputeEnvironment UpdateComputeEnvironment CreateJobQueue UpdateJobQueue"},
    {.member = "transitEncryption", .values = "ENABLED DISABLED"},
    {.member = "computeResources.type", .values = "EC2 SPOT FARGATE FARGATE_SPOT"},
    {.member = "resourceRequirements.type", .values = "GPU VCPU MEMORY"},
    {.member = "firelensConfiguration.type", .values = "fluentd fluentbit"},
    {.member = "dependsOn.type", .values = "N_TO_N SEQUENTIAL"},
    {.member = "type", .values = "MANAGED UNMANAGED", .actions = "CreateComputeEnvironment"},
    {.member = "type", .values = "container multinode", .actions = "RegisterJobDefinition"},
    {.member = "userdataType", .values = "EKS_BOOTSTRAP_SH EKS_NODEADM"},
};

}  // namespace kakoi::sim::services::batch
