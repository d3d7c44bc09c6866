#include "aws/sources/sts.hpp"

#include "aws/encoding.hpp"
#include "aws/endpoint.hpp"
#include "aws/errand.hpp"
#include "aws/errors.hpp"
#include "aws/services.hpp"
#include "aws/signature.hpp"
#include "aws/times.hpp"
#include "aws/xml.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

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
  CredentialsDone done;
  std::vector<std::string> regions;  ///< where to ask, in that order
  std::size_t at = 0;
};

std::vector<std::string> regions_for(const Settings& settings, std::string_view role) {
  std::vector<std::string> all;
  const auto add = [&](std::string_view region) {
    if (!region.empty() && is_in_partition(region, role) && std::ranges::find(all, region) == all.end()) {
      all.emplace_back(region);
    }
  };
  add(settings.region);
  for (const std::string& region : settings.regions_asked) add(region);
  add(usual_region(role, settings.region));
  return all;
}

// No answer, or one that speaks of the region and not of the role.
bool may_work_elsewhere(const base::HttpAnswer& answer) {
  if (!answer) return answer.error().trouble != base::HttpTrouble::cancelled;
  if (answer->status == kOk) return false;
  const std::string code = error_of(Dialect::query, *answer).code;
  return code == "RegionDisabledException" || code == "InvalidClientTokenId" || code == "OptInRequired";
}

base::HttpRequest request_of(const Asking& asking) {
  const Endpoint endpoint = endpoint_of(services::kSts, asking.regions[asking.at], asking.settings);
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

void ask(const std::shared_ptr<Asking>& asking) {
  Errand errand{.request = [asking] { return request_of(*asking); },
                .is_wrong_time =
                    [](const base::HttpResponse& response) {
                      return response.status != kOk && may_be_wrong_time(error_of(Dialect::query, response));
                    }};
  run(asking->host, std::move(errand), [asking](const base::HttpAnswer& answer) {
    if (may_work_elsewhere(answer) && asking->at + 1 < asking->regions.size()) {
      ++asking->at;
      ask(asking);
      return;
    }
    auto result = result_of(answer, *asking);
    if (!result) {
      result =
          base::failure(Message(kAsked, {"sts:" + asking->call.action, asking->origin}).then(result.error().message));
    }
    std::exchange(asking->done, {})(std::move(result));
  });
}

}  // namespace

void ask_sts(Host& host, const Settings& settings, StsCall call, std::string origin, CredentialsDone done) {
  auto regions = regions_for(settings, call.role);
  ask(std::make_shared<Asking>(Asking{.host = host,
                                      .settings = settings,
                                      .call = std::move(call),
                                      .origin = std::move(origin),
                                      .done = std::move(done),
                                      .regions = std::move(regions)}));
}

}  // namespace kakoi::aws
