#include "aws/errand.hpp"
#include "aws/json.hpp"
#include "aws/sources/json_credentials.hpp"
#include "aws/sources/sources.hpp"
#include "aws/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kNowhere{"no credentials anywhere", "認証情報がどこにもありません"};
constexpr Phrase kDisabled{"instance metadata: switched off by AWS_EC2_METADATA_DISABLED",
                           "インスタンスメタデータ: AWS_EC2_METADATA_DISABLED により無効"};
constexpr Phrase kInstance{"instance metadata", "インスタンスメタデータ"};
constexpr Phrase kStatus{"HTTP {} for {}", "HTTP {} ({})"};
constexpr Phrase kNoRole{"the instance has no role", "インスタンスにロールがありません"};
constexpr Phrase kCode{"it answers {}", "応答は {} です"};
constexpr int kOk = 200;
constexpr const char* kRoles = "/latest/meta-data/iam/security-credentials/";

class Instance : public CredentialSource {
 public:
  struct Way {
    std::string url;
    std::chrono::seconds timeout{1};
    int attempts = 1;
    bool is_disabled = false;
  };

  Instance(Host& host, Way way, Message tried) : host_(host), way_(std::move(way)), tried_(std::move(tried)) {}

  void get(CredentialsDone done) override {
    if (way_.is_disabled) {
      fail(Message(kDisabled), done);
      return;
    }
    ask("PUT", "/latest/api/token", {{.name = "X-aws-ec2-metadata-token-ttl-seconds", .value = "21600"}}, done,
        [this, done](const std::string& token) { find_role(Secret(token), done); });
  }

 private:
  using Next = std::function<void(const std::string&)>;

  void find_role(const Secret& token, const CredentialsDone& done) {
    ask("GET", kRoles, with(token), done, [this, token, done](const std::string& body) {
      const std::string role = body.substr(0, body.find_first_of("\r\n"));
      if (role.empty()) {
        fail(Message(kNoRole), done);
      } else {
        get_keys(token, role, done);
      }
    });
  }

  void get_keys(const Secret& token, const std::string& role, const CredentialsDone& done) {
    ask("GET", kRoles + role, with(token), done, [this, role, done](const std::string& body) {
      const std::string code = JsonDocument(body).text("Code");
      auto result = json_credentials(body, "Token", "instance role " + role);
      if (!code.empty() && code != "Success") result = base::failure(Message(kCode, {code}));
      if (result) {
        done(std::move(result));
      } else {
        fail(result.error().message, done);
      }
    });
  }

  static std::vector<base::HttpHeader> with(const Secret& token) {
    return {{.name = "X-aws-ec2-metadata-token", .value = token.reveal()}};
  }

  /// Calls `next` with the body of a good answer, `done` with anything else.
  void ask(const std::string& method, const std::string& path, const std::vector<base::HttpHeader>& headers,
           const CredentialsDone& done, Next next) {
    base::HttpRequest request{.method = method,
                              .url = way_.url + path,
                              .headers = headers,
                              .proxy = proxy_for(host_, way_.url),
                              .connect_timeout = way_.timeout,
                              .read_timeout = way_.timeout};
    Errand errand{.request = [request] { return request; }, .attempts = way_.attempts};
    run(host_, std::move(errand), [this, path, done, next = std::move(next)](const base::HttpAnswer& answer) {
      if (!answer) {
        fail(answer.error().message, done);
      } else if (answer->status != kOk) {
        fail(Message(kStatus, {std::to_string(answer->status), path}), done);
      } else {
        next(answer->body);
      }
    });
  }

  void fail(const Message& why, const CredentialsDone& done) const {
    const Message here = way_.is_disabled ? why : Message(kInstance).then(why);
    done(base::failure(tried_.empty() ? here : Message(kNowhere).then(tried_).also(here)));
  }

  Host& host_;
  Way way_;
  Message tried_;
};

std::string text_of(const Host& host, const Options& profile, const char* variable, const char* name) {
  const std::string set = host.variable(variable);
  return set.empty() ? option(profile, name) : set;
}

int number_of(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max(1, number);
}

}  // namespace

Source instance_metadata(Host& host, const Options& profile, Message tried) {
  const auto text = [&](const char* variable, const char* name) { return text_of(host, profile, variable, name); };
  const std::string mode = lower(text("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode"));
  const bool is_ipv6 = mode == "ipv6" || lower(text("AWS_IMDS_USE_IPV6", "imds_use_ipv6")) == "true";
  Instance::Way way{.url = text("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")};
  if (way.url.empty()) way.url = is_ipv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  while (way.url.ends_with('/')) way.url.pop_back();
  way.timeout = std::chrono::seconds(number_of(text("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")));
  way.attempts = number_of(text("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts"));
  way.is_disabled = lower(host.variable("AWS_EC2_METADATA_DISABLED")) == "true";
  return std::make_unique<Instance>(host, std::move(way), std::move(tried));
}

}  // namespace kakoi::aws
