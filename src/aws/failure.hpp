// Why a call got no answer that can be used. Nothing in it is secret: what AWS echoes of a key is taken out.
#pragma once

#include "aws/actions.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <string>

namespace kakoi::aws {

enum class FailureKind : std::uint8_t {
  denied,          ///< the policies do not allow it: iam_action(action) is missing, or denied
  not_accepted,    ///< AWS does not know the key there: a wrong one, or a region that the account has not enabled
  expired,         ///< the credentials are over and could not be renewed
  no_credentials,  ///< none were found, or none could be got
  throttled,       ///< too many requests, after all attempts
  server,          ///< AWS's own mistake (5xx), after all attempts
  unreachable,     ///< no connection, no answer, or one that broke off, after all attempts
  malformed,       ///< an answer that cannot be read, or that lacks what it must have
  endless,         ///< pages that come again, or never end
  refused,         ///< any other error of AWS: the `code` says which, `ClusterNotFoundException`
  cancelled,       ///< kakoi was asked to stop
};

struct Failure {
  FailureKind kind = FailureKind::refused;
  Action action{};
  std::string region{};
  std::string account{};     ///< empty while it is not known
  std::string code{};        ///< AWS's; empty where AWS said none
  base::Message message{};   ///< AWS's text, or ours
  std::string request_id{};  ///< empty where there was no answer
  int status = 0;            ///< of HTTP; 0 where there was no answer

  /// In one line for a person: which call, where, what was said, and what it takes.
  [[nodiscard]] base::Message text() const;
  /// Of what is denied: the IAM action that would allow it.
  [[nodiscard]] std::string missing_action() const;
};

}  // namespace kakoi::aws
