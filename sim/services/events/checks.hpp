// What the API's model says of the members of each request.
#pragma once

#include "sim/services/constraints.hpp"

#include <span>

namespace kakoi::sim::services::events {

extern const std::span<const Constraint> kBusChecks;   ///< of a bus that is named by `Name` and must be
extern const std::span<const Constraint> kRuleChecks;  ///< of a rule that is named by `Name`
extern const std::span<const Constraint> kPutRuleChecks;
extern const std::span<const Constraint> kListChecks;
extern const std::span<const Constraint> kByTargetChecks;
extern const std::span<const Constraint> kPutTargetsChecks;
extern const std::span<const Constraint> kTargetsChecks;  ///< of ListTargetsByRule
extern const std::span<const Constraint> kRemoveTargetsChecks;
extern const std::span<const Constraint> kTagChecks;
extern const std::span<const Constraint> kUntagChecks;
extern const std::span<const Constraint> kPutEventsChecks;
extern const std::span<const Constraint> kTestPatternChecks;

}  // namespace kakoi::sim::services::events
