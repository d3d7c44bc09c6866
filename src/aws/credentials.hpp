// Credentials and where they come from.
#pragma once

#include "aws/secret.hpp"
#include "base/result.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace kakoi::aws {

struct Credentials {
  std::string access_key;
  Secret secret_key{};
  Secret token{};  ///< empty for those that never end
  std::optional<std::chrono::system_clock::time_point> expires{};
  std::string origin{};  ///< for messages: `environment`, `profile prod`
};

using CredentialsDone = std::function<void(base::Result<Credentials>)>;

/// One way to get credentials. Each `get` looks, or asks, anew.
class CredentialSource {
 public:
  virtual ~CredentialSource() = default;
  /// Calls `done` once, at once or from within the run of Http.
  virtual void get(CredentialsDone done) = 0;
};

}  // namespace kakoi::aws
