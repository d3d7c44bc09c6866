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
inline constexpr const char* kCodeDeployNetwork =
    "Unable to update network parameters on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to "
    "trigger a new deployment.";
inline constexpr const char* kCodeDeployDefinition =
    "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to "
    "trigger a new deployment.";
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

// Not observed.
inline constexpr const char* kCodeDeployBalancer =
    "A service with a CODE_DEPLOY deployment controller must be configured to use a load balancer.";
inline constexpr const char* kClassicBalancer =
    "A load balancer must be named by the ARN of a target group where the network mode is awsvpc.";
inline constexpr const char* kExternalUpdate =
    "Unable to update the given parameters on services with an EXTERNAL deployment controller. Create a new task set.";
inline constexpr const char* kTaskSetController =
    "Task sets are supported only on services with an EXTERNAL deployment controller.";
inline constexpr const char* kTaskSetNotFound = "The specified task set was not found.";
inline constexpr const char* kTaskSetNotScaledDown = "The task set must be scaled to 0, or deleted with force.";
inline constexpr const char* kPrimaryTaskSet = "The primary task set cannot be deleted without force.";
inline constexpr const char* kToken = "Invalid token.";

}  // namespace kakoi::sim::services::ecs
