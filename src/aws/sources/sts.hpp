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
  std::string role;    ///< its ARN: its partition decides where it is asked for
  Input input;
  std::optional<Credentials> signer;  ///< nothing: it is not signed
};

/// Calls `done` once with the Credentials in the answer; `origin` is what they are called. Asks in the region that is
/// configured; where that is none, or of another partition than the role, in those that are asked about; at last in the
/// usual one of the partition. What cannot be reached, or is not enabled, is no reason not to ask the next.
void ask_sts(Host& host, const Settings& settings, StsCall call, std::string origin, CredentialsDone done);

}  // namespace kakoi::aws
