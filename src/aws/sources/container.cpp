#include "aws/errand.hpp"
#include "aws/sources/json_credentials.hpp"
#include "aws/sources/sources.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kAsked{"container credentials from {}", "{} のコンテナ認証情報"};
constexpr Phrase kStatus{"HTTP {}", "HTTP {}"};
constexpr Phrase kHost{
    "AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that may not be asked: it is neither https, nor "
    "on this machine, nor an agent of ECS or EKS",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI のホストは https でもこのマシンでも ECS や EKS の"
    "エージェントでもないため問い合わせません"};
constexpr Phrase kToken{"the authorization token has a line break in it", "認可トークンに改行が含まれています"};
constexpr std::size_t kMostToken = std::size_t{1} << 20U;
constexpr std::chrono::seconds kTimeout{2};
constexpr int kOk = 200;

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  url.remove_prefix(std::min(url.rfind('@') + 1, url.size()));
  if (url.starts_with('[')) return url.substr(1, url.find(']') - 1);
  return url.substr(0, url.find(':'));
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 127.0.0.0/8, as four numbers: `127.example.com` is another host.
bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "::1") return true;
  if (!host.starts_with("127.")) return false;
  int parts = 0;
  while (true) {
    const std::size_t dot = host.find('.');
    if (!is_number(host.substr(0, dot))) return false;
    ++parts;
    if (dot == std::string_view::npos) return parts == 4;
    host.remove_prefix(dot + 1);
  }
}

bool may_be_asked(std::string_view url) {
  constexpr std::array<std::string_view, 3> kAgents{"169.254.170.2", "169.254.170.23", "fd00:ec2::23"};
  const std::string_view host = host_of(url);
  if (url.starts_with("https://")) return !host.empty();
  return url.starts_with("http://") && (is_loopback(host) || std::ranges::find(kAgents, host) != kAgents.end());
}

class Container : public CredentialSource {
 public:
  Container(Host& host, std::string url) : host_(host), url_(std::move(url)) {}

  void get(CredentialsDone done) override {
    const auto token = authorization();
    if (!token) {
      done(tl::unexpected(token.error()));
      return;
    }
    if (!may_be_asked(url_)) {
      done(base::failure(kHost));
      return;
    }
    Errand errand{.request = [url = url_, token = *token] {
      base::HttpRequest request{.url = url, .connect_timeout = kTimeout, .read_timeout = kTimeout};
      request.headers.push_back({.name = "Accept", .value = "application/json"});
      if (!token.empty()) request.headers.push_back({.name = "Authorization", .value = token.reveal()});
      return request;
    }};
    run(host_, std::move(errand), [this, done = std::move(done)](const base::HttpAnswer& answer) {
      auto result = result_of(answer);
      if (!result) result = base::failure(Message(kAsked, {std::string(host_of(url_))}).then(result.error().message));
      done(std::move(result));
    });
  }

 private:
  [[nodiscard]] base::Result<Secret> authorization() const {
    std::string token = host_.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
    const std::string path = host_.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    if (!path.empty()) {
      if (const auto read = host_.files.read(path, kMostToken, token); !read) return tl::unexpected(read.error());
      while (token.ends_with('\n')) token.pop_back();
    }
    if (token.find_first_of("\r\n") != std::string::npos) return base::failure(kToken);
    return Secret(token);
  }

  [[nodiscard]] static base::Result<Credentials> result_of(const base::HttpAnswer& answer) {
    if (!answer) return base::failure(answer.error().message);
    if (answer->status != kOk) return base::failure(Message(kStatus, {std::to_string(answer->status)}));
    return json_credentials(answer->body, "Token", "container credentials");
  }

  Host& host_;
  std::string url_;
};

}  // namespace

Source container(Host& host) {
  const std::string relative = host.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const std::string full = host.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (!relative.empty()) return std::make_unique<Container>(host, "http://169.254.170.2" + relative);
  if (!full.empty()) return std::make_unique<Container>(host, full);
  return nullptr;
}

}  // namespace kakoi::aws
