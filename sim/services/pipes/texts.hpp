// What EventBridge Pipes says when it refuses. The first part is observed, word for word; of the second only the code
// is known.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::pipes {

inline tl::unexpected<ApiError> invalid(std::string message) {
  return error("ValidationException", std::move(message));
}

// Observed.
inline tl::unexpected<ApiError> missing(const std::string& parameter) {
  return invalid(R"({"ValidationErrorFields":[{"Name":")" + parameter +
                 R"(","Message":"Missing required parameter."}]})");
}
inline constexpr const char* kByUser = "USER_INITIATED";  ///< StateReason

// Not observed.
inline tl::unexpected<ApiError> no_pipe(const std::string& name) {
  return error("NotFoundException", "Pipe " + name + " does not exist.", 404);
}
inline tl::unexpected<ApiError> conflict(const std::string& name, const std::string& message) {
  return tl::unexpected<ApiError>(ApiError{.code = "ConflictException",
                                           .message = message,
                                           .status = 409,
                                           .more = Value::object({{"resourceId", name}, {"resourceType", "pipe"}})});
}
inline tl::unexpected<ApiError> too_many(const std::string& name) {
  return tl::unexpected<ApiError>(ApiError{
      .code = "ServiceQuotaExceededException",
      .message = "The maximum number of pipes is reached.",
      .status = 402,
      .more = Value::object(
          {{"resourceId", name}, {"resourceType", "pipe"}, {"serviceCode", "pipes"}, {"quotaCode", "L-00000000"}})});
}
inline constexpr const char* kMisplacedPublicIp =
    "AssignPublicIp can be ENABLED only when LaunchType is FARGATE in EcsTaskParameters.";
inline constexpr const char* kBadToken = "Invalid NextToken.";

}  // namespace kakoi::sim::services::pipes
