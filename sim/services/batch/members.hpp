// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::batch {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "accessPointArn accessPointId action allocationStrategy arrayJobId assignPublicIp batchImageStatus "
        "claimName computeEnvironment computeEnvironmentName condition consumableResource containerName "
        "containerPath context cpuArchitecture credentialsParameter dnsPolicy ec2KeyPair eksClusterArn "
        "executionRoleArn fileSystemArn fileSystemId iam image imageId imageIdOverride imageKubernetesVersion "
        "imagePullPolicy imageType instanceRole instanceType ipcMode jobDefinition jobDefinitionName jobId jobName "
        "jobQueue jobQueueName jobQueueType jobRoleArn jobStatus kubernetesNamespace launchTemplateId "
        "launchTemplateName logDriver medium mountPath multiNodeJobId name namespace nextToken onExitCode onReason "
        "onStatusReason operatingSystemFamily path pidMode placementGroup platformVersion reason resourceArn "
        "rootDirectory schedulingPolicyArn secretName serviceAccountName serviceEnvironment serviceRole "
        "shareIdentifier sizeLimit sourcePath sourceVolume spotIamFleetRole state status subPath targetNodes "
        "taskRoleArn transitEncryption type user userdataType value valueFrom version",
    .integers =
        "attemptDurationSeconds attempts bidPercentage desiredvCpus hardLimit jobExecutionTimeoutMinutes mainNode "
        "maxResults maxSwap maxTimeSeconds maxvCpus memory minScaleDownDelayMinutes minvCpus numNodes order "
        "priority quantity runAsGroup runAsUser schedulingPriority schedulingPriorityOverride sharedMemorySize "
        "size sizeInGiB softLimit startTimeout stopTimeout swappiness transitEncryptionPort unmanagedvCpus vcpus",
    .numbers = {},
    .booleans =
        "allowPrivilegeEscalation enableExecuteCommand essential hostNetwork initProcessEnabled optional "
        "privileged propagateTags readOnly readOnlyRootFilesystem readonlyRootFilesystem runAsNonRoot "
        "shareProcessNamespace terminateJobsOnUpdate updateToLatestImageVersion",
    .times = {},
    .structures =
        "arrayProperties authorizationConfig computeResources consumableResourceProperties "
        "consumableResourcePropertiesOverride container containerOverrides containerProperties ecsProperties "
        "ecsPropertiesOverride efsVolumeConfiguration eksConfiguration eksProperties eksPropertiesOverride "
        "emptyDir ephemeralStorage fargatePlatformConfiguration firelensConfiguration host launchTemplate "
        "linuxParameters logConfiguration metadata networkConfiguration nodeOverrides nodeProperties "
        "persistentVolumeClaim podProperties repositoryCredentials resources retryStrategy runtimePlatform "
        "s3filesVolumeConfiguration scalingPolicy secret securityContext timeout updatePolicy",
    .text_lists =
        "args command computeEnvironments instanceTypes jobDefinitions jobQueues jobs mountOptions permissions "
        "platformCapabilities securityGroupIds subnets tagKeys targetInstanceTypes values",
    .structure_lists =
        "computeEnvironmentOrder consumableResourceList containers dependsOn devices ec2Configuration env "
        "environment evaluateOnExit filters imagePullSecrets initContainers jobStateTimeLimitActions mountPoints "
        "nodePropertyOverrides nodeRangeProperties overrides resourceRequirements secretOptions secrets "
        "serviceEnvironmentOrder taskProperties tmpfs ulimits volumeMounts volumes",
    .text_maps = "annotations labels limits options parameters requests tags",
    .other_lists = {},
    .other_maps = {},
};

}  // namespace kakoi::sim::services::batch
