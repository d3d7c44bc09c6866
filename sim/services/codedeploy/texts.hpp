// What CodeDeploy says. The first part is observed, word for word; of the second only the code is known.
#pragma once

namespace kakoi::sim::services::codedeploy {

// Observed.
inline constexpr const char* kNotCodeDeploy =
    "Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller.";
inline constexpr const char* kNoInstances =
    "The deployment failed because no instances were found for your deployment group. Check your deployment group "
    "settings to make sure the tags for your EC2 instances or Auto Scaling groups correctly identify the instances you "
    "want to deploy to, and then try again.";
inline constexpr const char* kElbError = "The ELB could not be updated due to the following error: ";

// Not observed.
inline constexpr const char* kNoFunctions = "The Lambda function that the revision names was not found.";
inline constexpr const char* kNoBundle = "The revision was not found at its location.";
inline constexpr const char* kServiceNotFound = "The ECS service or its cluster was not found.";
inline constexpr const char* kServiceTaken = "The ECS service is already associated with another deployment group.";
inline constexpr const char* kStyle =
    "A deployment group of ECS services must be of the type BLUE_GREEN with the option WITH_TRAFFIC_CONTROL.";
inline constexpr const char* kBlueGreen =
    "A deployment group of ECS services must terminate the original task set, and say when it goes on.";
inline constexpr const char* kPair =
    "A deployment group of ECS services must have two target groups and a production listener.";
inline constexpr const char* kOneService = "A deployment group must have one ECS service.";
inline constexpr const char* kToken = "The next token is not valid.";
inline constexpr const char* kStopping = "The deployment is being stopped.";

}  // namespace kakoi::sim::services::codedeploy
