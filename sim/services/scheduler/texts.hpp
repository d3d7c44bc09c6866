// What EventBridge Scheduler says when it refuses. The first part is observed, word for word; of the second only the
// code is known.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::scheduler {

inline tl::unexpected<ApiError> invalid(std::string message) {
  return error("ValidationException", std::move(message));
}

// Observed.
inline tl::unexpected<ApiError> no_schedule(const std::string& name) {
  return error("ResourceNotFoundException", "Schedule " + name + " does not exist.", 404);
}
inline tl::unexpected<ApiError> bad_expression(const std::string& expression) {
  return invalid("Invalid Schedule Expression " + expression + ".");
}

// Not observed.
inline tl::unexpected<ApiError> no_group(const std::string& name) {
  return error("ResourceNotFoundException", "Schedule group " + name + " does not exist.", 404);
}
inline tl::unexpected<ApiError> conflict(std::string message) {
  return error("ConflictException", std::move(message), 409);
}
inline constexpr const char* kTooManyGroups = "The maximum number of schedule groups is reached.";
inline constexpr const char* kDefaultGroupStays = "The default schedule group cannot be deleted.";
inline constexpr const char* kBadTarget = "Provided Arn is not in correct format.";
inline constexpr const char* kNoEcsParameters = "EcsParameters must be specified for a target that is an ECS cluster.";
inline constexpr const char* kMisplacedPublicIp =
    "AssignPublicIp can be ENABLED only when LaunchType is FARGATE in EcsParameters.";
inline constexpr const char* kBadInput = "Input of a universal target must be a JSON object.";
inline constexpr const char* kNeedsWindow = "MaximumWindowInMinutes must be specified when Mode is FLEXIBLE.";
inline constexpr const char* kNeedsNoWindow = "MaximumWindowInMinutes must not be specified when Mode is OFF.";
inline constexpr const char* kBadDates = "EndDate must be after StartDate.";
inline constexpr const char* kBadToken = "Invalid NextToken.";

}  // namespace kakoi::sim::services::scheduler
