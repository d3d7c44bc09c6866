// IAM Identity Center. The token is the one that `aws sso login` left; when it has ended and came with the means to get
// another, that is asked for and kept in memory: a scan writes nothing.
#include "aws/digest.hpp"
#include "aws/encoding.hpp"
#include "aws/endpoint.hpp"
#include "aws/errand.hpp"
#include "aws/errors.hpp"
#include "aws/json.hpp"
#include "aws/services.hpp"
#include "aws/sources/sources.hpp"
#include "aws/times.hpp"

#include <chrono>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;
using std::chrono::seconds;

constexpr Phrase kNoToken{"there is no cached SSO token that can be read; log in with `{}`",
                          "読み取れる SSO トークンのキャッシュがありません。`{}` でログインしてください"};
constexpr Phrase kEnded{"the SSO token has expired; log in with `{}`",
                        "SSO トークンの期限が切れています。`{}` でログインしてください"};
constexpr Phrase kNotRenewed{"the SSO token has expired and could not be renewed ({}); log in with `{}`",
                             "SSO トークンの期限が切れており更新できませんでした ({})。`{}` でログインしてください"};
constexpr Phrase kRole{"sso:GetRoleCredentials for {}", "sso:GetRoleCredentials ({})"};
constexpr Phrase kSaid{"{}: {}", "{}: {}"};
constexpr Phrase kNoCredentials{"the answer has no credentials", "応答に認証情報がありません"};
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
constexpr int kOk = 200;
/// A token that ends sooner has ended.
constexpr seconds kMargin{60};

struct Token {
  Secret access;
  std::optional<Time> ends;
  Secret refresh;
  std::string client_id;
  Secret client_secret;
};

class SsoRole : public CredentialSource {
 public:
  SsoRole(Host& host, Settings settings, Sso login)
      : host_(host), settings_(std::move(settings)), login_(std::move(login)) {}

  void get(CredentialsDone done) override {
    if (!is_good(token_)) token_ = cached();
    if (token_.access.empty()) {
      done(base::failure(Message(kNoToken, {login_.log_in})));
    } else if (is_good(token_)) {
      get_role(std::move(done));
    } else if (token_.refresh.empty() || token_.client_id.empty() || token_.client_secret.empty()) {
      done(base::failure(Message(kEnded, {login_.log_in})));
    } else {
      renew(std::move(done));
    }
  }

 private:
  [[nodiscard]] bool is_good(const Token& token) const {
    return !token.access.empty() && token.ends && *token.ends - host_.now() > kMargin;
  }

  [[nodiscard]] Token cached() const {
    const std::string path = expanded_path(host_, "~/.aws/sso/cache/" + hex(sha1(login_.cache_key)) + ".json");
    std::string text;
    if (!host_.files.read(path, kMostBytes, text)) return {};
    const JsonDocument document(text);
    return {.access = Secret(document.text("accessToken")),
            .ends = parse_iso_time(document.text("expiresAt")),
            .refresh = Secret(document.text("refreshToken")),
            .client_id = document.text("clientId"),
            .client_secret = Secret(document.text("clientSecret"))};
  }

  void renew(CredentialsDone done) {
    const auto request = [this] {
      Input input;
      input.set("grantType", "refresh_token").set("clientId", token_.client_id);
      input.set("clientSecret", token_.client_secret.reveal()).set("refreshToken", token_.refresh.reveal());
      base::HttpRequest made = request_to(services::kSsoOidc, "/token");
      made.method = "POST";
      made.headers.push_back({.name = "Content-Type", .value = "application/json"});
      made.body = json_text(input);
      return made;
    };
    run(host_, {.request = request}, [this, done = std::move(done)](const base::HttpAnswer& answer) {
      const std::string why = take_renewed(answer);
      if (why.empty()) {
        get_role(done);
      } else {
        done(base::failure(Message(kNotRenewed, {why, login_.log_in})));
      }
    });
  }

  /// Empty when there is a new token now.
  std::string take_renewed(const base::HttpAnswer& answer) {
    if (!answer) return answer.error().message.text(base::Language::en);
    if (answer->status != kOk) {
      const std::string error = JsonDocument(answer->body).text("error");
      return error.empty() ? "HTTP " + std::to_string(answer->status) : error;
    }
    const JsonDocument document(answer->body);
    const auto lives = document.number("expiresIn");
    if (document.text("accessToken").empty() || !lives) return "no token in the answer";
    token_.access = Secret(document.text("accessToken"));
    token_.ends = host_.now() + seconds(*lives);
    if (!document.text("refreshToken").empty()) token_.refresh = Secret(document.text("refreshToken"));
    return "";
  }

  void get_role(CredentialsDone done) {
    const auto request = [this] {
      Input input;
      input.set("role_name", login_.role_name).set("account_id", login_.account_id);
      base::HttpRequest made = request_to(services::kSso, "/federation/credentials" + query(input));
      made.headers.push_back({.name = "x-amz-sso_bearer_token", .value = token_.access.reveal()});
      return made;
    };
    run(host_, {.request = request}, [this, done = std::move(done)](const base::HttpAnswer& answer) {
      auto result = role_in(answer);
      if (!result) result = base::failure(Message(kRole, {name()}).then(result.error().message));
      done(std::move(result));
    });
  }

  [[nodiscard]] base::Result<Credentials> role_in(const base::HttpAnswer& answer) const {
    if (!answer) return base::failure(answer.error().message);
    if (answer->status != kOk) {
      const AwsError error = error_of(Dialect::rest_json, *answer);
      const std::string code = error.code.empty() ? "HTTP " + std::to_string(answer->status) : error.code;
      return base::failure(Message(kSaid, {code, without_keys(error.message)}));
    }
    const JsonDocument document(answer->body);
    const auto in_role = [&](const char* member) { return document.text("roleCredentials", member); };
    const auto ends = document.number("roleCredentials", "expiration");
    Credentials credentials{.access_key = in_role("accessKeyId"),
                            .secret_key = Secret(in_role("secretAccessKey")),
                            .token = Secret(in_role("sessionToken")),
                            .origin = name()};
    if (credentials.access_key.empty() || credentials.secret_key.empty() || credentials.token.empty() || !ends) {
      return base::failure(kNoCredentials);
    }
    credentials.expires = Time(std::chrono::milliseconds(*ends));
    return credentials;
  }

  [[nodiscard]] base::HttpRequest request_to(const Service& service, const std::string& path) const {
    base::HttpRequest request{.url = endpoint_of(service, login_.region, settings_).url + path};
    request.proxy = proxy_for(host_, request.url);
    request.ca_file = settings_.ca_bundle;
    return request;
  }

  [[nodiscard]] std::string name() const { return "SSO role " + login_.role_name + " of " + login_.account_id; }

  Host& host_;
  Settings settings_;
  Sso login_;
  Token token_;
};

}  // namespace

Source sso(Host& host, const Settings& settings, Sso login) {
  return std::make_unique<SsoRole>(host, settings, std::move(login));
}

}  // namespace kakoi::aws
