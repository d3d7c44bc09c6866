// What EventBridge says when it refuses. The first part is observed, word for word; of the second only the code is
// known.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::events {

inline tl::unexpected<ApiError> invalid(std::string message) {
  return error("ValidationException", std::move(message));
}

// Observed.
inline tl::unexpected<ApiError> no_bus(const std::string& name) {
  return error("ResourceNotFoundException", "Event bus " + name + " does not exist.");
}
inline tl::unexpected<ApiError> no_rule(const std::string& name, const std::string& bus) {
  return error("ResourceNotFoundException", "Rule " + name + " does not exist on EventBus " + bus + ".");
}
inline tl::unexpected<ApiError> needs_force(const std::string& rule) {
  return error("ManagedRuleException", rule + " is a managed rule. Set 'force' parameter to true to override.");
}
inline tl::unexpected<ApiError> too_many() {
  return error("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
}
inline constexpr const char* kBadSchedule = "Parameter ScheduleExpression is not valid.";
inline constexpr const char* kOnlyDefaultBus = "ScheduleExpression is supported only on the default event bus.";
inline constexpr const char* kRuleHasTargets = "Rule can't be deleted since it has targets.";
inline constexpr const char* kDefaultBusStays = "Cannot delete event bus default.";
inline constexpr const char* kEventsTooLarge = "Total size of the entries in the request is over the limit.";
inline constexpr const char* kBadEvent = "Parameter Event is not valid.";
inline constexpr const char* kNeitherScheduleNorPattern =
    "Parameter(s) EventPattern or ScheduleExpression must be specified.";

// Not observed.
inline constexpr const char* kNoBusPolicy = " because no resource-based policy allows the events:PutEvents action";
inline tl::unexpected<ApiError> managed(const std::string& rule, const std::string& service) {
  return error("ManagedRuleException", "Rule " + rule + " is managed by " + service + " and cannot be changed.");
}
inline constexpr const char* kMisplacedPublicIp =
    "AssignPublicIp can be ENABLED only when LaunchType is FARGATE in EcsParameters of target ";
inline constexpr const char* kBusHasRules = "The event bus still has rules: ";
inline constexpr const char* kBadToken = "Parameter NextToken is not valid.";

}  // namespace kakoi::sim::services::events
