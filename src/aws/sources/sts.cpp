#include "aws/sources/sts.hpp"

#include "aws/encoding.hpp"
#include "aws/endpoint.hpp"
#include "aws/errand.hpp"
#include "aws/errors.hpp"
#include "aws/services.hpp"
#include "aws/signature.hpp"
#include "aws/times.hpp"
#include "aws/xml.hpp"

#include <memory>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kAsked{"{} for {}", "{} ({})"};
constexpr Phrase kSaid{"{}: {}", "{}: {}"};
constexpr Phrase kNoCredentials{"the answer has no credentials", "応答に認証情報がありません"};
constexpr int kOk = 200;

struct Asking {
  Host& host;
  const Settings settings;
  StsCall call;
  std::string origin;
};

base::HttpRequest request_of(const Asking& asking) {
  constexpr const char* kUsualRegion = "us-east-1";
  const std::string region = asking.settings.region.empty() ? kUsualRegion : asking.settings.region;
  const Endpoint endpoint = endpoint_of(services::kSts, region, asking.settings);
  base::HttpRequest request{.method = "POST", .url = endpoint.url + "/"};
  request.headers.push_back({.name = "Content-Type", .value = "application/x-www-form-urlencoded; charset=utf-8"});
  request.body = form(asking.call.action, services::kSts.version, false, asking.call.input);
  request.proxy = proxy_for(asking.host, request.url);
  request.ca_file = asking.settings.ca_bundle;
  if (asking.call.signer) {
    sign(request, *asking.call.signer, {.service = "sts", .region = endpoint.signing_region}, asking.host.now());
  }
  return request;
}

base::Result<Credentials> credentials_in(const std::string& body, const Asking& asking) {
  const auto root = parse_xml(body);
  const XmlElement* result = root ? root->find(asking.call.action + "Result") : nullptr;
  const XmlElement* found = result != nullptr ? result->find("Credentials") : nullptr;
  if (found == nullptr) return base::failure(kNoCredentials);
  Credentials credentials{.access_key = std::string(found->text_of("AccessKeyId")),
                          .secret_key = Secret(std::string(found->text_of("SecretAccessKey"))),
                          .token = Secret(std::string(found->text_of("SessionToken"))),
                          .expires = parse_iso_time(found->text_of("Expiration")),
                          .origin = asking.origin};
  const bool is_whole = !credentials.access_key.empty() && !credentials.secret_key.empty() &&
                        !credentials.token.empty() && credentials.expires;
  if (!is_whole) return base::failure(kNoCredentials);
  return credentials;
}

base::Result<Credentials> result_of(const base::HttpAnswer& answer, const Asking& asking) {
  if (!answer) return base::failure(answer.error().message);
  if (answer->status == kOk) return credentials_in(answer->body, asking);
  const AwsError error = error_of(Dialect::query, *answer);
  const std::string code = error.code.empty() ? "HTTP " + std::to_string(answer->status) : error.code;
  return base::failure(Message(kSaid, {code, without_keys(error.message, asking.call.signer.value_or(Credentials()))}));
}

}  // namespace

void ask_sts(Host& host, const Settings& settings, StsCall call, std::string origin, CredentialsDone done) {
  const auto asking = std::make_shared<Asking>(
      Asking{.host = host, .settings = settings, .call = std::move(call), .origin = std::move(origin)});
  Errand errand{.request = [asking] { return request_of(*asking); },
                .is_wrong_time =
                    [](const base::HttpResponse& response) {
                      return response.status != kOk && may_be_wrong_time(error_of(Dialect::query, response));
                    }};
  run(host, std::move(errand), [asking, done = std::move(done)](const base::HttpAnswer& answer) {
    auto result = result_of(answer, *asking);
    if (!result) {
      result =
          base::failure(Message(kAsked, {"sts:" + asking->call.action, asking->origin}).then(result.error().message));
    }
    done(std::move(result));
  });
}

}  // namespace kakoi::aws
