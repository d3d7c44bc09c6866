// Who may become whom: keys, roles, and what hands out credentials outside of STS.
#pragma once

#include "sim/world/timeline.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct Credential {
  std::string secret = {};
  std::string account = {};
  std::string principal = {};  ///< ARN
  std::string user_id = {};
  std::string session_token = {};  ///< empty: a long-lived key
  Time expires = 0;                ///< of a session
};

/// Who tokens of a web identity have to come from.
struct WebIdentity {
  std::string issuer = {};
  std::string audience = {};  ///< empty: any
  std::string subject = {};   ///< empty: any
};

/// A role that a scenario declares. One that none does may be assumed by everybody.
struct Role {
  std::vector<std::string> trusts = {};  ///< accounts and principals; none: everybody
  std::string external_id = {};          ///< empty: not asked for
  double longest = 3600;                 ///< a session in seconds
  std::optional<WebIdentity> web_identity = {};
};

/// What the metadata service, the container endpoint and the SSO portal of one machine give away.
struct Machine {
  std::string account = {};  ///< empty: the first one
  std::string region = "us-east-1";
  std::string instance_role = "instance";
  std::string container_role = "container";
  std::string container_token = "container-token";
  std::string sso_token = "sso-token";
  std::string sso_refresh_token = "sso-refresh-token";
  std::string sso_client_id = "sso-client";
  std::string sso_client_secret = "sso-secret";
  double session = 6.0 * 3600;
};

}  // namespace kakoi::sim::world
