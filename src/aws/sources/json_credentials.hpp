// The JSON in which programs, containers and instances give credentials.
#pragma once

#include "aws/credentials.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace kakoi::aws {

/// `token` is what the member with the session token is called. Fails, without a word of `text`, when a key is missing
/// or the time at which they end cannot be read.
base::Result<Credentials> json_credentials(std::string_view text, std::string_view token, const std::string& origin);

}  // namespace kakoi::aws
