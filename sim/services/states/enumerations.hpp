// The values that members of requests may have, as AWS's model of the service lists them.
#pragma once

#include "sim/services/enumerations.hpp"

namespace kakoi::sim::services::states {

inline constexpr Enumeration kEnumerations[] = {
    {.member = "includedData", .values = "ALL_DATA METADATA_ONLY"},
    {.member = "level", .values = "ALL ERROR FATAL OFF"},
    {.member = "redriveFilter", .values = "REDRIVEN NOT_REDRIVEN"},
    {.member = "severity", .values = "ERROR WARNING"},
    {.member = "statusFilter", .values = "RUNNING SUCCEEDED FAILED TIMED_OUT ABORTED PENDING_REDRIVE"},
    {.member = "encryptionConfiguration.type", .values = "AWS_OWNED_KEY CUSTOMER_MANAGED_KMS_KEY"},
    {.member = "type", .values = "STANDARD EXPRESS", .actions = "CreateStateMachine ValidateStateMachineDefinition"},
};

}  // namespace kakoi::sim::services::states
