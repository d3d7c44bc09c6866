#include "aws/sources/sources.hpp"
#include "aws/sources/sts.hpp"

#include <utility>

namespace kakoi::aws {
namespace {

using base::Phrase;

constexpr Phrase kTokenFile{"read the web identity token in {}", "{} にあるウェブ ID トークンの読み込み"};
constexpr std::size_t kMostToken = std::size_t{1} << 20U;

class AssumedRole : public CredentialSource {
 public:
  AssumedRole(Host& host, Settings settings, Base base, Role role)
      : host_(host), settings_(std::move(settings)), base_(std::move(base)), role_(std::move(role)) {}

  void get(CredentialsDone done) override {
    base_([this, done = std::move(done)](base::Result<Credentials> result) {
      if (!result) {
        done(std::move(result));
        return;
      }
      StsCall call{.action = "AssumeRole", .role = role_.arn, .input = input(), .signer = std::move(*result)};
      ask_sts(host_, settings_, std::move(call), role_.arn, done);
    });
  }

 private:
  [[nodiscard]] Input input() const {
    Input input;
    input.set("RoleArn", role_.arn);
    input.set("RoleSessionName", role_.session_name.empty() ? made_up_session_name(host_) : role_.session_name);
    if (!role_.external_id.empty()) input.set("ExternalId", role_.external_id);
    if (role_.duration_seconds > 0) input.set("DurationSeconds", role_.duration_seconds);
    return input;
  }

  Host& host_;
  Settings settings_;
  Base base_;
  Role role_;
};

class WebIdentityRole : public CredentialSource {
 public:
  WebIdentityRole(Host& host, Settings settings, WebIdentity identity)
      : host_(host), settings_(std::move(settings)), identity_(std::move(identity)) {}

  void get(CredentialsDone done) override {
    // The token changes while the file stays, so it is read each time.
    std::string token;
    const std::string path = expanded_path(host_, identity_.token_file);
    if (const auto read = host_.files.read(path, kMostToken, token); !read) {
      done(tl::unexpected(read.error().in(kTokenFile, path)));
      return;
    }
    while (token.ends_with('\n') || token.ends_with('\r')) token.pop_back();
    Input input;
    input.set("RoleArn", identity_.role_arn);
    input.set("RoleSessionName", identity_.session_name.empty() ? made_up_session_name(host_) : identity_.session_name);
    input.set("WebIdentityToken", token);
    StsCall call{
        .action = "AssumeRoleWithWebIdentity", .role = identity_.role_arn, .input = std::move(input), .signer = {}};
    ask_sts(host_, settings_, std::move(call), identity_.role_arn, std::move(done));
  }

 private:
  Host& host_;
  Settings settings_;
  WebIdentity identity_;
};

}  // namespace

Source assume_role(Host& host, const Settings& settings, Base base, Role role) {
  return std::make_unique<AssumedRole>(host, settings, std::move(base), std::move(role));
}

Source web_identity(Host& host, const Settings& settings, WebIdentity identity) {
  return std::make_unique<WebIdentityRole>(host, settings, std::move(identity));
}

std::string made_up_session_name(const Host& host) { return "kakoi-" + std::to_string(host.seed); }

}  // namespace kakoi::aws
