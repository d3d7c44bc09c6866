// What ECS says when it refuses. The first part is observed, word for word; of the second only the code is known.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

inline tl::unexpected<ApiError> invalid(std::string message) {
  return error("InvalidParameterException", std::move(message));
}

// Observed.
inline constexpr const char* kClusterNotFound = "Cluster not found.";
inline constexpr const char* kServiceNotFound = "Service not found.";
inline constexpr const char* kServiceNotActive = "Service was not ACTIVE.";
inline constexpr const char* kNetworkRequired =
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.";
inline constexpr const char* kNetworkNotValid =
    "Network Configuration is not valid for the given networkMode of this task definition.";
inline constexpr const char* kPublicIpUnsupported = "Assign public IP is not supported for this launch type.";
inline constexpr const char* kCodeDeployForce =
    "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger "
    "a new deployment.";
inline constexpr const char* kDefinitionNotFound = "TaskDefinition not found.";
inline constexpr const char* kCannotDescribeDefinition = "Unable to describe task definition.";
inline constexpr const char* kNotIdempotent = "Creation of service was not idempotent.";
inline constexpr const char* kScaledServiceDeleted = "The service cannot be stopped while it is scaled above 0.";
inline constexpr const char* kTaskNotFound = "The referenced task was not found.";
inline constexpr const char* kClusterContainsServices = "The Cluster cannot be deleted while Services are active.";
inline constexpr const char* kClusterContainsTasks = "The Cluster cannot be deleted while Tasks are active.";
inline constexpr const char* kGraceWithoutBalancer =
    "Health check grace period is only valid for services configured to use load balancers";
inline constexpr const char* kExternalBalancers = "LoadBalancers must be empty or null.";
inline constexpr const char* kTooManyTaskSets =
    "5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.";
inline constexpr const char* kNoFargateSize = "No Fargate configuration exists for given values.";
inline constexpr const char* kFargateRole = "Fargate requires task definition to have execution role ARN to support ";
inline constexpr const char* kFargateNetworkMode = "Fargate only supports network mode ‘awsvpc’.";
inline constexpr const char* kSecretsWithoutRole =
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.";
inline constexpr const char* kNoFargateDefinition = "Task definition does not support launch_type FARGATE.";
inline constexpr const char* kPlatformWithoutFargate =
    "The platform version must be null when specifying an EC2 launch type.";
inline constexpr const char* kNoInstances = "No Container Instances were found in your cluster.";

// Observed but for what is called by name in between: network parameters and task definition.
inline constexpr const char* kOfController = " on services with a ";
inline constexpr const char* kByCodeDeploy = " deployment controller. Use AWS CodeDeploy to trigger a new deployment.";

// Not observed.
inline constexpr const char* kTargetGroupShared =
    "The target group is already that of another task set of the service.";
inline constexpr const char* kPlatformUnknown = "The specified platform does not exist.";
inline constexpr const char* kPlatformIncompatible = "One or more of the requested capabilities are not supported.";
inline constexpr const char* kOldPlatformIpv6 =
    "Subnets without IPv4 addresses are supported on platform version 1.4.0 or later.";
inline constexpr const char* kCodeDeployBalancer =
    "A service with a CODE_DEPLOY deployment controller must be configured to use a load balancer.";
inline constexpr const char* kClassicBalancer =
    "A load balancer must be named by the ARN of a target group where the network mode is awsvpc.";
inline constexpr const char* kTokenReused =
    "The client token was already used with different parameters. Use another token, or the same parameters.";
inline constexpr const char* kExternalForce =
    "Cannot force a new deployment on services with an EXTERNAL deployment controller.";
inline constexpr const char* kExternalAwsvpc = "The awsvpc network mode is not supported with launch type EXTERNAL.";
inline constexpr const char* kControllerFixed = "The deployment controller of a service cannot be changed.";
inline constexpr const char* kCountRequired = "desiredCount is required with the REPLICA scheduling strategy.";
inline constexpr const char* kDaemonCount =
    "The daemon scheduling strategy does not support a desired count. Remove the desired count value and try again.";
inline constexpr const char* kDaemonFargate = "The DAEMON scheduling strategy is not supported on Fargate.";
inline constexpr const char* kServiceDeploymentNotFound = "Service deployment not found.";
inline constexpr const char* kNoServiceDeployments =
    "Service deployments are supported only on services with the ECS deployment controller.";
inline constexpr const char* kAbortUnsupported = "stopType ABORT is not supported.";
inline constexpr const char* kServiceDeploymentOver =
    "The service deployment cannot be stopped in the state that it is in.";
inline constexpr const char* kAborted = "Service deployment stopped by user.";
inline constexpr const char* kRolledBackAtHook = "Service deployment rolled back at a lifecycle hook by user.";
inline constexpr const char* kNoHook = "The lifecycle hook was not found.";
inline constexpr const char* kHookNotWaiting = "The lifecycle hook does not wait for an action.";
inline constexpr const char* kProviderNotFound = "The specified capacity provider was not found.";
inline constexpr const char* kProviderNotAssociated =
    "The specified capacity provider is not associated with the cluster.";
inline constexpr const char* kProviderExists = "The specified capacity provider already exists.";
inline constexpr const char* kProviderInUse =
    "The capacity provider cannot be deleted because it is associated with a cluster. Remove the association first.";
inline constexpr const char* kProviderReserved =
    "The specified capacity provider name is reserved. Use a name that does not begin with aws, ecs or fargate.";
inline constexpr const char* kInstanceNotFound = "The referenced container instance was not found.";
inline constexpr const char* kInstanceHasTasks =
    "The container instance cannot be deregistered while tasks run on it. Use force.";
inline constexpr const char* kNotExpress = "The service is not an Express service.";
inline constexpr const char* kNoDefaultVpc = "There is no default VPC, and no network configuration was given.";
inline constexpr const char* kExpressStrategy = "The deployment strategy of an Express service cannot be changed.";
inline constexpr const char* kControllerChanged =
    "Service deployment stopped because the deployment controller changed.";
inline constexpr const char* kMixedSubnets = "The subnets have to be all public or all private.";
inline constexpr const char* kExecDisabled =
    "The execute command failed because execute command was not enabled when the task was run or the execute command "
    "agent isn't running. Wait and try again or run a new task with execute command enabled and try again.";
inline constexpr const char* kSettingUnknown = "The account setting name is not valid.";
inline constexpr const char* kExternalUpdate =
    "Unable to update the given parameters on services with an EXTERNAL deployment controller. Create a new task set.";
inline constexpr const char* kTaskSetController =
    "Task sets are supported only on services with an EXTERNAL deployment controller.";
inline constexpr const char* kTaskSetNotFound = "The specified task set was not found.";
inline constexpr const char* kTaskSetNotScaledDown = "The task set must be scaled to 0, or deleted with force.";
inline constexpr const char* kPrimaryTaskSet = "The primary task set cannot be deleted without force.";
inline constexpr const char* kToken = "Invalid token.";

}  // namespace kakoi::sim::services::ecs
