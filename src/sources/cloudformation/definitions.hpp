// Definitions of Step Functions state machines, wherever a template has them.
#pragma once

#include "sources/cloudformation/evaluator.hpp"

#include <array>
#include <string_view>

namespace kakoi::sources::cloudformation {

/// The properties that may hold a definition, or say where it lies.
inline constexpr auto kDefinitionProperties =
    std::to_array<std::string_view>({"Definition", "DefinitionString", "DefinitionUri", "DefinitionS3Location"});

/// The definition of the state machine `resource`: written out, as a text, or in a local file, with its substitutions
/// filled in. Null where there is none, unknown where it cannot be read. (CloudFormation Template Reference,
/// AWS::StepFunctions::StateMachine; SAM specification, AWS::Serverless::StateMachine.)
values::Value definition_of(Evaluator& evaluator, const Resource& resource);

}  // namespace kakoi::sources::cloudformation
