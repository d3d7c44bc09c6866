// Who asks AWS, and how: what the environment, the configuration and the command line say, as the AWS CLI reads them,
// and the credentials that they lead to. One session is one identity in one account.
#pragma once

#include "aws/credentials.hpp"
#include "aws/host.hpp"
#include "aws/settings.hpp"
#include "base/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::aws {

/// A role to take on, with the credentials of another session.
struct Role {
  std::string arn;
  std::string external_id{};
  std::string session_name{};  ///< empty: one is made up
  int duration_seconds = 0;    ///< 0: as long as AWS gives it
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  using Use = std::function<void(const base::Result<Credentials>&)>;

  /// Reads the files of configuration, and asks nobody: whether there are credentials shows with the first call. Fails
  /// when a file is broken, the profile is missing, or something in it makes no sense. `host` must stay.
  static base::Result<std::shared_ptr<Session>> open(Host& host, const Choice& choice);
  /// The same settings, with another identity.
  [[nodiscard]] std::shared_ptr<Session> with_role(Role role);

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] Host& host() const { return host_; }

  /// Calls `use`, at once or from within `host.http.run()`, with credentials that are good for some time more, or with
  /// why there are none: every place that was looked at, and never a secret. Renews them when they are about to end,
  /// once for all who ask.
  void credentials(Use use);
  /// AWS said that these are over: whoever asks next gets newer ones, or an error.
  void credentials_are_over(const Credentials& credentials);
  /// There were some once: what is missing now has expired.
  [[nodiscard]] bool had_credentials() const { return current_.has_value(); }

 private:
  Session(Host& host, Settings settings, std::unique_ptr<CredentialSource> source);

  [[nodiscard]] bool is_good_for(std::chrono::seconds time) const;
  void renew();
  void take(base::Result<Credentials> result);
  void answer_all(const base::Result<Credentials>& result);

  Host& host_;
  Settings settings_;
  std::unique_ptr<CredentialSource> source_;
  std::optional<Credentials> current_;
  bool is_over_ = false;
  bool is_renewing_ = false;
  std::vector<Use> waiting_;
  std::optional<std::chrono::steady_clock::time_point> asked_;  ///< when the source was last asked
  std::optional<base::Error> error_;                            ///< what it said, when it had none
};

}  // namespace kakoi::aws
