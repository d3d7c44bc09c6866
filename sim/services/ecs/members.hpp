// The kinds of the members of requests, as AWS's model of the service has them. What is called the same everywhere is
// the same everywhere; the few names that mean several things are left out.
#pragma once

#include "sim/protocol/members.hpp"

namespace kakoi::sim::services::ecs {

inline constexpr protocol::MemberKinds kMembers{
    .texts =
        "accessPointArn accessPointId action actionsStatus agentHash agentVersion alternateTargetGroupArn "
        "appProtocol assignPublicIp attributeName attributeValue autoScalingGroupArn autoScalingMetric "
        "availabilityZoneRebalancing awsPcaAuthorityArn bareMetal burstablePerformance capacityOptionType "
        "capacityProvider clientToken cloudWatchLogGroupName cluster clusterName condition container "
        "containerInstance containerInstanceArn containerName containerPath containerPortRange cpuArchitecture "
        "credentialsParameter daemonName desiredStatus deviceName deviceType discoveryName dnsName dockerVersion "
        "domain driver ec2InstanceProfileArn exact executionRoleArn expression externalId family familyPrefix "
        "fargateEphemeralStorageKmsKeyId field fileSystemArn fileSystemId filesystemType filter format group "
        "healthCheckPath hookId hookTargetArn hostPath hostname iam id image includeQueryParameters "
        "infrastructureRoleArn instanceIdentityDocument instanceIdentityDocumentSignature ipAddress ipcMode key "
        "kmsKey kmsKeyId launchType loadBalancerName localStorage logDriver logGroup logStreamPrefix logging "
        "managedDraining managedTerminationProtection monitoring name namespace networkMode nextToken "
        "operatingSystemFamily pidMode platformVersion portName primaryTaskSet principalArn productionListenerRule "
        "propagateTags protocol reason referenceId registryArn reservationGroupArn reservationPreference "
        "resourceArn resourceManagementType resourceType role roleArn rootDirectory s3BucketName s3KeyPrefix "
        "schedulingStrategy scope service serviceArn serviceDeploymentArn serviceName snapshotId sort "
        "sourceContainer sourcePath sourceVolume startedBy stopType strategy targetGroupArn targetId targetType "
        "task taskDefinition taskRoleArn taskSet testListenerRule transitEncryption type unit user valueFrom "
        "versionConsistency volumeType workingDirectory",
    .integers =
        "autoScalingTargetValue bakeTimeInMinutes base canaryBakeTimeInMinutes containerPort count desiredCount "
        "expiresInMinutes hardLimit healthCheckGracePeriodSeconds hostPort idleTimeoutSeconds ingressPortOverride "
        "instanceWarmupPeriod integerValue interval iops longValue maxResults "
        "maxSpotPriceAsPercentageOfOptimalOnDemandPrice maxSwap maxTaskCount maximumPercent maximumScalingStepSize "
        "memoryReservation minTaskCount minimumHealthyPercent minimumScalingStepSize "
        "onDemandMaxPricePercentageOverLowestPrice perRequestTimeoutSeconds port restartAttemptPeriod retries "
        "scaleInAfter sharedMemorySize size sizeInGiB softLimit spotMaxPricePercentageOverLowestPrice startPeriod "
        "startTimeout stepBakeTimeInMinutes stopTimeout storageSizeGiB swappiness targetCapacity throughput "
        "timeoutInMinutes transitEncryptionPort volumeInitializationRate weight",
    .numbers = "canaryPercent doubleValue stepPercent",
    .booleans =
        "autoprovision cloudWatchEncryptionEnabled configuredAtLaunch deleteOnTermination disableNetworking "
        "effectiveSettings enable enableECSManagedTags enableExecuteCommand enableFaultInjection enabled encrypted "
        "essential fipsEnabled force forceNewDeployment initProcessEnabled instanceMetadataTagsPropagation "
        "interactive privileged protectionEnabled pseudoTerminal readOnly readonlyRootFilesystem "
        "requireHibernateSupport rollback s3EncryptionEnabled useLocalStorage",
    .times = "after before",
    .structures =
        "acceleratorCount acceleratorTotalMemoryMiB accessLogConfiguration advancedConfiguration alarms "
        "authorizationConfig autoRepairConfiguration autoScalingGroupProvider awsLogsConfiguration "
        "awsvpcConfiguration baselineEbsBandwidthMbps canaryConfiguration capabilities capacityReservations "
        "configuration createdAt deploymentCircuitBreaker deploymentConfiguration deploymentController "
        "dockerVolumeConfiguration efsVolumeConfiguration ephemeralStorage executeCommandConfiguration "
        "firelensConfiguration fsxWindowsFileServerVolumeConfiguration header healthCheck hookDetails host "
        "infrastructureOptimization instanceLaunchTemplate instanceRequirements issuerCertificateAuthority "
        "linearConfiguration linuxParameters localStorageConfiguration logConfiguration managedEBSVolume "
        "managedInstancesProvider managedScaling managedStorageConfiguration memoryGiBPerVCpu memoryMiB "
        "networkBandwidthGbps networkConfiguration networkInterfaceCount overrides primaryContainer "
        "proxyConfiguration repositoryCredentials restartPolicy runtimePlatform s3filesVolumeConfiguration scale "
        "scalingTarget serviceConnectConfiguration serviceConnectDefaults storageConfiguration terminationPolicy "
        "testTrafficRules timeoutConfiguration tls totalLocalStorageGB vCpuCount versionInfo",
    .text_lists =
        "acceleratorManufacturers acceleratorNames acceleratorTypes add alarmNames allowedInstanceTypes "
        "capacityProviders clusters containerInstances cpuManufacturers credentialSpecs dnsSearchDomains "
        "dnsServers dockerSecurityOptions drop entryPoint excludedInstanceTypes include instanceGenerations "
        "lifecycleStages links localStorageTypes mountOptions permissions requiresCompatibilities securityGroups "
        "serviceDeploymentArns serviceRevisionArns stringSetValue subnets tagKeys taskDefinitions taskSets tasks",
    .structure_lists =
        "attributes capacityProviderStrategy clientAliases containerDefinitions containerOverrides "
        "defaultCapacityProviderStrategy dependsOn devices environment environmentFiles extraHosts "
        "inferenceAcceleratorOverrides inferenceAccelerators lifecycleHooks loadBalancers mountPoints "
        "placementConstraints placementStrategy platformDevices portMappings properties resourceRequirements "
        "secretOptions secrets serviceRegistries settings systemControls tagSpecifications tags tmpfs "
        "totalResources ulimits volumeConfigurations volumes volumesFrom vpcLatticeConfigurations",
    .text_maps = "dockerLabels driverOpts labels options",
    .other_lists = "ignoredExitCodes",
    .other_maps = {},
};

}  // namespace kakoi::sim::services::ecs
