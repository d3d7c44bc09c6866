// Who asks AWS, and how: what the environment, the configuration and the command line say, as the AWS CLI reads them,
// and the credentials that they lead to. One session is one identity in one account.
#pragma once

#include "aws/actions.hpp"
#include "aws/credentials.hpp"
#include "aws/host.hpp"
#include "aws/settings.hpp"
#include "base/result.hpp"

#include <functional>
#include <memory>
#include <string>

namespace kakoi::aws {

/// What the command line says; empty: nothing.
struct Choice {
  std::string profile;
  std::string region;
  std::string endpoint_url;
  std::string ca_bundle;
};

/// A role to take on, with the credentials of another session.
struct Role {
  std::string arn;
  std::string external_id;
  std::string session_name;  ///< empty: one is made up
  int duration_seconds = 0;  ///< 0: as long as AWS gives it
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  /// Reads the files of configuration, and asks nobody: whether there are credentials shows with the first call. Fails
  /// when a file is broken, the profile is missing, or something in it makes no sense. `host` must stay.
  static base::Result<std::shared_ptr<Session>> open(Host& host, const Choice& choice);
  /// The same settings, with another identity.
  [[nodiscard]] std::shared_ptr<Session> with_role(Role role) const;

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] Host& host() const { return host_; }

  /// Calls `use`, at once or from within `host.http.run()`, with credentials that are good for some minutes more, or
  /// with why there are none: every place that was looked at, and never a secret. Renews them when they are about to
  /// end, once for all who ask.
  void credentials(std::function<void(const base::Result<Credentials>&)> use);
  /// AWS said that these are over: whoever asks next gets newer ones, or an error.
  void credentials_are_over(const Credentials& credentials);

 private:
  Session(Host& host, Settings settings, std::unique_ptr<CredentialSource> source);

  Host& host_;
  Settings settings_;
  std::unique_ptr<CredentialSource> source_;
};

}  // namespace kakoi::aws
