// What a request names by its ARN: machines, their versions and aliases, and executions.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::states {

/// `arn:aws:states:R:A:stateMachine:NAME` and what may stand behind it.
struct MachineName {
  std::string arn = {};  ///< of the machine itself
  std::string name = {};
  std::string qualifier = {};  ///< number of a version, or an alias; empty: neither
};

/// InvalidArn, ValidationException.
Expected<MachineName> machine_name(const Context& context, const std::string& arn);

/// The machine that a name, qualified or not, belongs to. StateMachineDoesNotExist.
Expected<world::StateMachine*> machine_of(Context& context, const std::string& arn);

/// Null when there is none of this number.
world::StateMachineVersion* version_of(world::StateMachine& machine, std::string_view number);

std::string version_arn(const world::StateMachine& machine, std::int64_t number);
std::string alias_arn(const world::StateMachine& machine, const std::string& alias);

/// InvalidArn, ExecutionDoesNotExist.
Expected<world::Execution*> execution_of(Context& context, const std::string& arn);

/// KmsAccessDeniedException, when the key of the machine is one that nobody may use.
Expected<bool> may_decrypt(const Context& context, const world::StateMachineRevision& revision);

/// InvalidName.
Expected<bool> check_name(const std::string& name);

/// ValidationException, as the API's own model checks are worded.
tl::unexpected<ApiError> invalid(const std::string& value, const std::string& member, const std::string& constraint);

}  // namespace kakoi::sim::services::states
