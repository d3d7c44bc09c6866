#include "aws/sources/sources.hpp"
#include "aws/times.hpp"

#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kHalf{"{} has an access key without a secret key",
                       "{} にアクセスキーはありますがシークレットキーがありません"};
constexpr Phrase kNoTime{"{} is no time", "{} が時刻ではありません"};

constexpr const char* kKey = "aws_access_key_id";

class EnvironmentKeys : public CredentialSource {
 public:
  explicit EnvironmentKeys(const Host& host) : host_(host) {}

  void get(CredentialsDone done) override { done(keys()); }

 private:
  [[nodiscard]] base::Result<Credentials> keys() const {
    Credentials credentials{.access_key = host_.variable("AWS_ACCESS_KEY_ID"),
                            .secret_key = Secret(host_.variable("AWS_SECRET_ACCESS_KEY")),
                            .token = Secret(host_.variable("AWS_SESSION_TOKEN")),
                            .origin = "AWS_ACCESS_KEY_ID"};
    if (credentials.token.empty()) credentials.token = Secret(host_.variable("AWS_SECURITY_TOKEN"));
    if (credentials.secret_key.empty()) return base::failure(Message(kHalf, {"environment"}));
    const std::string end = host_.variable("AWS_CREDENTIAL_EXPIRATION");
    if (!end.empty()) {
      credentials.expires = parse_iso_time(end);
      if (!credentials.expires) return base::failure(Message(kNoTime, {"AWS_CREDENTIAL_EXPIRATION"}));
    }
    return credentials;
  }

  const Host& host_;
};

class ProfileKeys : public CredentialSource {
 public:
  ProfileKeys(Host& host, std::string profile) : host_(host), profile_(std::move(profile)) {}

  void get(CredentialsDone done) override { done(keys()); }

 private:
  [[nodiscard]] base::Result<Credentials> keys() const {
    const auto profiles = read_profiles(host_);
    if (!profiles) return tl::unexpected(profiles.error());
    const Options* found = profiles->find(profile_);
    const Options options = found == nullptr ? Options() : *found;
    Credentials credentials{.access_key = option(options, kKey),
                            .secret_key = Secret(option(options, "aws_secret_access_key")),
                            .token = Secret(option(options, "aws_session_token")),
                            .origin = "profile " + profile_};
    if (credentials.token.empty()) credentials.token = Secret(option(options, "aws_security_token"));
    if (credentials.access_key.empty() || credentials.secret_key.empty()) {
      return base::failure(Message(kHalf, {credentials.origin}));
    }
    return credentials;
  }

  Host& host_;
  std::string profile_;
};

}  // namespace

Source environment_keys(const Host& host) {
  if (host.variable("AWS_ACCESS_KEY_ID").empty()) return nullptr;
  return std::make_unique<EnvironmentKeys>(host);
}

Source profile_keys(Host& host, const Profiles& profiles, const std::string& profile) {
  const Options* options = profiles.find(profile);
  if (options == nullptr || option(*options, kKey).empty()) return nullptr;
  return std::make_unique<ProfileKeys>(host, profile);
}

}  // namespace kakoi::aws
