// What Step Functions says when it refuses. The first part is observed, word for word; of the second only the code is
// known.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::states {

// Observed.
inline constexpr const char* kInvalidArn = "Invalid Arn: 'Invalid ARN prefix: ";
inline constexpr const char* kInvalidDefinition = "Invalid State Machine Definition: '";
inline constexpr const char* kMachineMissing = "State Machine Does Not Exist: '";
inline constexpr const char* kExecutionMissing = "Execution Does Not Exist: '";
inline constexpr const char* kMachineExists = "State Machine Already Exists: '";
inline constexpr const char* kExecutionExists = "Execution Already Exists: '";
inline constexpr const char* kInvalidName = "Invalid Name: '";
inline constexpr const char* kInvalidInput = "Invalid State Machine Execution Input: '";
inline constexpr const char* kInvalidToken = "Invalid Token: 'Invalid token'";
inline constexpr const char* kResourceMissing = "Resource not found: '";
inline constexpr const char* kInUse =
    "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: ";
inline constexpr const char* kAliasExists =
    "Failed to create alias because an alias with the same name and a different routing configuration already exists.";

// Not observed.
inline constexpr const char* kDenied =
    "The calling principal is not authorized to decrypt with the KMS key of the state machine: ";
inline constexpr const char* kNothingToUpdate =
    "Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration, or the "
    "EncryptionConfiguration must be specified";
inline constexpr const char* kDeleting = "State Machine is being deleted: '";
inline constexpr const char* kVersionLimit = "A state machine can have at most 1000 versions.";
inline constexpr const char* kAliasLimit = "A state machine can have at most 100 aliases.";
inline constexpr const char* kExpress = "This operation is not supported by this type of state machine";

}  // namespace kakoi::sim::services::states
