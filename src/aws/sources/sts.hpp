// Roles, by the Security Token Service.
#pragma once

#include "aws/credentials.hpp"
#include "aws/host.hpp"
#include "aws/input.hpp"
#include "aws/settings.hpp"

#include <optional>
#include <string>

namespace kakoi::aws {

struct StsCall {
  std::string action;  ///< AssumeRole, or one of its kin
  Input input;
  std::optional<Credentials> signer;  ///< nothing: it is not signed
};

/// Calls `done` once with the Credentials in the answer; `origin` is what they are called.
void ask_sts(Host& host, const Settings& settings, StsCall call, std::string origin, CredentialsDone done);

}  // namespace kakoi::aws
