// The actions of STS, one function each; the table of them is in service.cpp. What they take, answer and refuse is said
// in the API Reference of AWS Security Token Service.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::sts {

Outcome get_caller_identity(Context& context, const Value& input);
Outcome get_session_token(Context& context, const Value& input);
Outcome get_access_key_info(Context& context, const Value& input);
Outcome assume_role(Context& context, const Value& input);
Outcome assume_role_with_web_identity(Context& context, const Value& input);

}  // namespace kakoi::sim::services::sts
