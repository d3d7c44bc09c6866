// Which way to credentials is taken. The order is that of the AWS CLI: the environment, a role of the profile, web
// identity, SSO, keys of the profile, credential_process, the container, the instance.
#include "aws/sources/sources.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kProfile{"profile `{}`", "プロファイル `{}`"};
constexpr Phrase kMfa{
    "it asks for an MFA code (mfa_serial), which kakoi cannot ask for; hand over a session as environment "
    "variables, for one with `aws configure export-credentials --format env`",
    "MFA コード (mfa_serial) が必要ですが kakoi は入力を求められません。`aws configure "
    "export-credentials --format env` などで得た環境変数を渡してください"};
constexpr Phrase kBoth{"it has both source_profile and credential_source",
                       "source_profile と credential_source の両方があります"};
constexpr Phrase kNeither{"it has a role_arn, and neither source_profile nor credential_source",
                          "role_arn に対する source_profile も credential_source もありません"};
constexpr Phrase kNoSuchSource{"its source_profile `{}` does not exist", "source_profile `{}` がありません"};
constexpr Phrase kCircle{"the source profiles go in a circle: {}", "source_profile が循環しています: {}"};
constexpr Phrase kNoKeys{"it is the source of a role and has no credentials",
                         "ロールの取得元ですが認証情報がありません"};
constexpr Phrase kUnknownSource{
    "its credential_source is `{}`, which is none of: Environment, EcsContainer, "
    "Ec2InstanceMetadata",
    "credential_source の値 `{}` は次のいずれでもありません: Environment, EcsContainer, "
    "Ec2InstanceMetadata"};
constexpr Phrase kNotHere{"credential_source is {}, and there are no such credentials here",
                          "credential_source は {} ですが、その認証情報がここにありません"};
constexpr Phrase kMissing{"it lacks {}", "{} がありません"};
constexpr Phrase kNoSession{"its sso_session `{}` does not exist", "sso_session `{}` がありません"};
constexpr Phrase kHalf{"it has half of a key: aws_access_key_id and aws_secret_access_key belong together",
                       "aws_access_key_id と aws_secret_access_key の片方しかありません"};
constexpr Phrase kLogin{
    "it is logged in with `aws login`, which kakoi cannot read; hand over its credentials with `aws "
    "configure export-credentials --format env`",
    "`aws login` によるログインは読み取れません。`aws configure export-credentials --format env` で"
    "認証情報を渡してください"};
constexpr Phrase kNoNumber{"its duration_seconds is no number", "duration_seconds が数値ではありません"};

constexpr Phrase kNoVariable{"AWS_ACCESS_KEY_ID is not set", "AWS_ACCESS_KEY_ID は未設定"};
constexpr Phrase kNotLooked{"the environment is left out, since a profile was named",
                            "プロファイル指定のため環境変数は対象外"};
constexpr Phrase kNotInFiles{"the profile `{}` has no credentials in {} or {}",
                             "プロファイル `{}` の認証情報は {} にも {} にもない"};
constexpr Phrase kNoContainer{"no AWS_CONTAINER_CREDENTIALS_ variable is set",
                              "AWS_CONTAINER_CREDENTIALS_ で始まる変数は未設定"};

/// Looks for the way of one run. What is found keeps nothing of it.
class Finder {
 public:
  Finder(Host& host, const Profiles& profiles, const Settings& settings)
      : host_(host), profiles_(profiles), settings_(settings) {}

  base::Result<Source> find() {
    if (!settings_.is_profile_chosen) {
      if (Source source = environment_keys(host_)) return source;
    }
    const std::string& profile = settings_.profile;
    auto source = is_role(options_of(profile)) ? role(profile) : of_profile(profile, true);
    if (!source || *source) return source;
    if (Source found = container(host_)) return found;
    return instance_metadata(host_, options_of(profile), tried());
  }

 private:
  [[nodiscard]] const Options& options_of(const std::string& profile) const {
    static const Options none;
    const Options* options = profiles_.find(profile);
    return options == nullptr ? none : *options;
  }

  static bool is_role(const Options& options) {
    return options.contains("role_arn") && !options.contains("web_identity_token_file");
  }

  static tl::unexpected<base::Error> wrong(const std::string& profile, const Message& why) {
    return base::failure(Message(kProfile, {profile}).then(why));
  }

  /// What a profile has by itself. Null where it has nothing; `with_environment`: AWS_WEB_IDENTITY_TOKEN_FILE counts.
  base::Result<Source> of_profile(const std::string& profile, bool with_environment) {
    const Options& options = options_of(profile);
    const bool uses_environment = with_environment && !settings_.is_profile_chosen;
    if (auto source = web_identity_of(profile, uses_environment); !source || *source) return source;
    if (options.contains("sso_account_id") || options.contains("sso_role_name")) return sso_of(profile);
    if (options.contains("aws_access_key_id") != options.contains("aws_secret_access_key"))
      return wrong(profile, kHalf);
    if (Source source = profile_keys(host_, profiles_, profile)) return source;
    if (options.contains("login_session")) return wrong(profile, kLogin);
    const std::string command = option(options, "credential_process");
    return command.empty() ? nullptr : credential_process(host_, command, profile);
  }

  base::Result<Source> web_identity_of(const std::string& profile, bool uses_environment) {
    const Options& options = options_of(profile);
    const auto text = [&](const char* variable, const char* name) {
      const std::string set = uses_environment ? host_.variable(variable) : "";
      return set.empty() ? option(options, name) : set;
    };
    WebIdentity identity{.role_arn = text("AWS_ROLE_ARN", "role_arn"),
                         .token_file = text("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file"),
                         .session_name = text("AWS_ROLE_SESSION_NAME", "role_session_name")};
    if (identity.token_file.empty()) return nullptr;
    if (identity.role_arn.empty()) return wrong(profile, Message(kMissing, {"AWS_ROLE_ARN, role_arn"}));
    return web_identity(host_, settings_, std::move(identity));
  }

  base::Result<Source> sso_of(const std::string& profile) {
    const Options& own = options_of(profile);
    const std::string session = option(own, "sso_session");
    const auto found = profiles_.sso_sessions.find(session);
    if (!session.empty() && found == profiles_.sso_sessions.end())
      return wrong(profile, Message(kNoSession, {session}));
    const Options& shared = session.empty() ? own : found->second;
    for (const char* name : {"sso_account_id", "sso_role_name"}) {
      if (option(own, name).empty()) return wrong(profile, Message(kMissing, {name}));
    }
    for (const char* name : {"sso_start_url", "sso_region"}) {
      if (option(shared, name).empty()) return wrong(profile, Message(kMissing, {name}));
    }
    return sso(host_, settings_,
               {.cache_key = session.empty() ? option(shared, "sso_start_url") : session,
                .region = option(shared, "sso_region"),
                .account_id = option(own, "sso_account_id"),
                .role_name = option(own, "sso_role_name"),
                .log_in = "aws sso login --profile " + profile});
  }

  /// The profile has a role_arn.
  base::Result<Source> role(const std::string& profile) {
    const Options& options = options_of(profile);
    if (std::ranges::find(visited_, profile) != visited_.end())
      return wrong(profile, Message(kCircle, {circle(profile)}));
    visited_.push_back(profile);
    if (!option(options, "mfa_serial").empty()) return wrong(profile, kMfa);
    auto source = source_of_role(profile);
    if (!source) return source;
    Role role{.arn = option(options, "role_arn"),
              .external_id = option(options, "external_id"),
              .session_name = option(options, "role_session_name")};
    const std::string duration = option(options, "duration_seconds");
    const char* end = duration.data() + duration.size();
    const auto parsed = std::from_chars(duration.data(), end, role.duration_seconds);
    if (!duration.empty() && parsed.ptr != end) return wrong(profile, kNoNumber);
    const std::shared_ptr<CredentialSource> shared = std::move(*source);
    return assume_role(
        host_, settings_, [shared](CredentialsDone done) { shared->get(std::move(done)); }, std::move(role));
  }

  base::Result<Source> source_of_role(const std::string& profile) {
    const std::string from = option(options_of(profile), "source_profile");
    const std::string kind = option(options_of(profile), "credential_source");
    if (!from.empty() && !kind.empty()) return wrong(profile, kBoth);
    if (from.empty() && kind.empty()) return wrong(profile, kNeither);
    if (!kind.empty()) return named_source(profile, kind);
    if (profiles_.find(from) == nullptr) return wrong(profile, Message(kNoSuchSource, {from}));
    // A profile with keys of its own may be its own source.
    const bool has_keys = options_of(from).contains("aws_access_key_id");
    if (is_role(options_of(from)) && !has_keys) return role(from);
    auto source = of_profile(from, false);
    if (source && !*source) return wrong(from, kNoKeys);
    return source;
  }

  base::Result<Source> named_source(const std::string& profile, const std::string& kind) {
    Source source;
    if (kind == "Environment") {
      source = environment_keys(host_);
    } else if (kind == "EcsContainer") {
      source = container(host_);
    } else if (kind == "Ec2InstanceMetadata") {
      source = instance_metadata(host_, options_of(profile), {});
    } else {
      return wrong(profile, Message(kUnknownSource, {kind}));
    }
    if (source == nullptr) return wrong(profile, Message(kNotHere, {kind}));
    return source;
  }

  [[nodiscard]] std::string circle(const std::string& profile) const {
    std::string text;
    for (const std::string& one : visited_) text.append(one).append(" -> ");
    return text + profile;
  }

  [[nodiscard]] Message tried() const {
    const Message environment = settings_.is_profile_chosen ? kNotLooked : kNoVariable;
    const Message files(kNotInFiles, {settings_.profile, profiles_.config_path, profiles_.credentials_path});
    return environment.also(files).also(kNoContainer);
  }

  Host& host_;
  const Profiles& profiles_;
  const Settings& settings_;
  std::vector<std::string> visited_;
};

}  // namespace

base::Result<Source> find_source(Host& host, const Profiles& profiles, const Settings& settings) {
  return Finder(host, profiles, settings).find();
}

}  // namespace kakoi::aws
