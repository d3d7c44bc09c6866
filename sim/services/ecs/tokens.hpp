// Client tokens: a request that was carried out already is answered again, and not carried out again.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::services::ecs {

/// Null when the request has no `clientToken`, or one that is new. One that came with other parameters is refused:
/// ConflictException of RunTask, InvalidParameterException of the others.
Expected<const world::TokenUse*> token_use(Context& context, const Value& input);

/// Remembers what came of a request with a token.
void remember_token(Context& context, const Value& input, std::vector<std::string> made);

}  // namespace kakoi::sim::services::ecs
