// What Elastic Load Balancing says when it refuses. The first part is observed, word for word; of the second only the
// code is known.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

inline tl::unexpected<ApiError> invalid(std::string message) { return error("ValidationError", std::move(message)); }

// Observed.
inline constexpr const char* kTwoZones = "At least two subnets in two different Availability Zones must be specified";
inline constexpr const char* kSameZone =
    "A load balancer cannot be attached to multiple subnets in the same Availability Zone";
inline constexpr const char* kNoCertificate = "A certificate must be specified for HTTPS listeners";
inline constexpr const char* kOneOrMoreBalancers = "One or more load balancers not found";
inline constexpr const char* kOneOrMoreGroups = "One or more target groups not found";
inline constexpr const char* kOneOrMoreListeners = "One or more listeners not found";
inline constexpr const char* kOneOrMoreRules = "One or more rules not found";
inline constexpr const char* kListenersOrBalancer = "You must specify either listener ARNs or a load balancer ARN";

// Not observed.
inline constexpr const char* kRulesOrListener = "You must specify either rule ARNs or a listener ARN";
inline constexpr const char* kBalancerGone = "The load balancer was not found";
inline constexpr const char* kGroupsInvalid = "One or more security groups are invalid";
inline constexpr const char* kMarker = "The specified marker is not valid";
inline constexpr const char* kOtherVpc = "The target group and the load balancer must be in the same VPC";
inline constexpr const char* kProtocols = "The protocols of the listener and the target group are incompatible";
inline constexpr const char* kDefaultRule = "The default rule of a listener can neither be modified nor deleted";
inline constexpr const char* kDuplicateTag = "A tag key was specified more than once";
inline constexpr const char* kTooManyTags = "A resource can have at most 50 tags";

}  // namespace kakoi::sim::services::elbv2
