// What all the ways into a role look at.
#pragma once

#include "sim/services/sts/sessions.hpp"

#include <string>

namespace kakoi::sim::services::sts {

/// `arn:aws:iam::ACCOUNT:role/PATH/NAME` of the input. ValidationError.
Expected<RoleName> role_of(const Value& input);

/// `RoleSessionName`. ValidationError.
Expected<std::string> session_name_of(const Value& input);

/// `DurationSeconds`, between 900 and what the role allows. ValidationError.
Expected<double> duration_of(const Context& context, const Value& input);

/// `Policy`, which is JSON where it is given. MalformedPolicyDocument.
Expected<bool> check_policy(const Value& input);

/// Null when no scenario declares the role.
const world::Role* declared(const Context& context, const Value& input);

tl::unexpected<ApiError> invalid(const std::string& value, const std::string& member, const std::string& constraint);

}  // namespace kakoi::sim::services::sts
