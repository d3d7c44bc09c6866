// The JSON Web Tokens of web identities. Their signatures are not verified: whose keys they would be is not simulated.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::sts {

struct WebToken {
  std::string issuer = {};
  std::string subject = {};
  std::string audience = {};
};

/// InvalidIdentityToken, ExpiredTokenException.
Expected<WebToken> read_web_token(std::string_view text, world::Time now);

bool comes_from(const WebToken& token, const world::WebIdentity& wanted);

}  // namespace kakoi::sim::services::sts
