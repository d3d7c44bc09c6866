#include "sim/credentials/endpoints.hpp"

#include "sim/protocol/form.hpp"
#include "sim/protocol/xml.hpp"
#include "sim/services/sts/sessions.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kakoi::sim::credentials {
namespace {

using value::Value;

constexpr std::string_view kTokenPath = "/latest/api/token";
constexpr std::string_view kLatest = "/latest/";
constexpr std::string_view kRoles = "/latest/meta-data/iam/security-credentials/";
constexpr std::string_view kRegion = "/latest/meta-data/placement/region";
constexpr std::string_view kZone = "/latest/meta-data/placement/availability-zone";
constexpr std::string_view kIdentity = "/latest/dynamic/instance-identity/document";
constexpr std::string_view kContainer = "/_sim/credentials/container";
constexpr std::string_view kPortal = "/federation/credentials";
constexpr std::string_view kSsoToken = "/token";
constexpr const char* kInstanceId = "i-0123456789abcdef0";
constexpr std::int64_t kLongestToken = 21600;
// "New credentials are available at least five minutes before the old ones expire", EC2 User Guide.
constexpr double kRenewedBefore = 900;
constexpr double kSsoLife = 3600;

http::Response plain(int status, std::string body) {
  return {.status = status, .headers = {{"Content-Type", "text/plain"}}, .body = std::move(body)};
}

http::Response json(int status, const Value& body) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = value::to_json(body)};
}

http::Response unauthorized() { return plain(401, ""); }

http::Response refused(int status, const std::string& type, const Value& body) {
  http::Response response = json(status, body);
  response.headers.emplace_back("x-amzn-ErrorType", type);
  return response;
}

http::Response portal_refused(int status, const std::string& type, const char* message) {
  return refused(status, type,
                 Value::object({{"message", message}, {"__type", "com.amazonaws.switchboard.portal#" + type}}));
}

http::Response token_refused(int status, const std::string& type, const char* error, const char* description) {
  return refused(status, type, Value::object({{"error", error}, {"error_description", description}}));
}

/// In whole seconds.
std::string iso(world::Time time) {
  std::string text = protocol::iso_time({std::floor(time)});
  text.erase(text.find('.'));
  return text + "Z";
}

std::string field(const http::Request& request, std::string_view name) {
  for (const auto& [key, text] : protocol::form_fields(request.query)) {
    if (key == name) return text;
  }
  return {};
}

}  // namespace

std::optional<Asked> asked_of(const http::Request& request) {
  if (request.path == kTokenPath) return Asked{.service = "imds", .action = "Token"};
  if (request.path.starts_with(kLatest)) return Asked{.service = "imds", .action = "MetaData"};
  if (request.path == kContainer) return Asked{.service = "container", .action = "Credentials"};
  if (request.path == kPortal) return Asked{.service = "sso", .action = "GetRoleCredentials"};
  if (request.path == kSsoToken) return Asked{.service = "sso-oidc", .action = "CreateToken"};
  return std::nullopt;
}

http::Response Endpoints::answer(const http::Request& request, const Asked& asked) {
  if (asked.action == "Token") return token(request);
  if (asked.action == "MetaData") return metadata(request);
  if (asked.action == "Credentials") return container(request);
  return asked.action == "GetRoleCredentials" ? role_credentials(request) : refresh(request);
}

std::string Endpoints::account() const {
  if (!world_.machine.account.empty()) return world_.machine.account;
  return world_.accounts.empty() ? "" : world_.accounts.begin()->first;
}

const world::Credential& Endpoints::session_of(const std::string& role, const char* session) {
  std::string& key = sessions_[role + "\n" + session];
  const auto found = world_.credentials.find(key);
  if (found != world_.credentials.end() && found->second.expires - world_.now() > kRenewedBefore) return found->second;
  key = services::sts::open_role_session(world_, {.account = account(), .name = role}, session, world_.machine.session)
            .access_key;
  return world_.credentials.find(key)->second;
}

http::Response Endpoints::token(const http::Request& request) {
  if (request.method != "PUT") return plain(405, "");
  // It does not answer through proxies.
  if (!request.header("x-forwarded-for").empty()) return plain(403, "");
  const std::string_view given = request.header("x-aws-ec2-metadata-token-ttl-seconds");
  std::int64_t life = 0;
  std::from_chars(given.data(), given.data() + given.size(), life);
  if (life < 1 || life > kLongestToken) return plain(400, "");
  const std::string token = world_.ids.hex(56);
  tokens_[token] = world_.now() + static_cast<double>(life);
  http::Response response = plain(200, token);
  response.headers.emplace_back("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", std::to_string(life));
  return response;
}

http::Response Endpoints::metadata(const http::Request& request) {
  if (request.method != "GET") return plain(405, "");
  // Without a token it would be version 1, which is switched off.
  const auto token = tokens_.find(std::string(request.header("x-aws-ec2-metadata-token")));
  if (token == tokens_.end() || token->second <= world_.now()) return unauthorized();
  const world::Machine& machine = world_.machine;
  if (request.path == kRegion) return plain(200, machine.region);
  if (request.path == kZone) return plain(200, machine.region + "a");
  if (request.path == kIdentity) {
    return json(200,
                Value::object({{"accountId", account()}, {"region", machine.region}, {"instanceId", kInstanceId}}));
  }
  // Some clients leave the slash at the end out.
  if (request.path == kRoles || request.path == kRoles.substr(0, kRoles.size() - 1)) {
    return machine.instance_role.empty() ? plain(404, "") : plain(200, machine.instance_role);
  }
  if (machine.instance_role.empty() || request.path != std::string(kRoles) + machine.instance_role)
    return plain(404, "");
  const world::Credential& session = session_of(machine.instance_role, kInstanceId);
  return json(200, Value::object({{"Code", "Success"},
                                  {"LastUpdated", iso(session.expires - machine.session)},
                                  {"Type", "AWS-HMAC"},
                                  {"AccessKeyId", sessions_[machine.instance_role + "\n" + kInstanceId]},
                                  {"SecretAccessKey", session.secret},
                                  {"Token", session.session_token},
                                  {"Expiration", iso(session.expires)}}));
}

http::Response Endpoints::container(const http::Request& request) {
  constexpr const char* kSession = "container";
  const world::Machine& machine = world_.machine;
  if (request.header("authorization") != machine.container_token) {
    return json(401, Value::object({{"code", "Unauthorized"}, {"message", "the authorization token is not right"}}));
  }
  const world::Credential& session = session_of(machine.container_role, kSession);
  return json(200, Value::object({{"RoleArn", "arn:aws:iam::" + account() + ":role/" + machine.container_role},
                                  {"AccessKeyId", sessions_[machine.container_role + "\n" + kSession]},
                                  {"SecretAccessKey", session.secret},
                                  {"Token", session.session_token},
                                  {"Expiration", iso(session.expires)}}));
}

http::Response Endpoints::role_credentials(const http::Request& request) {
  const std::string role = field(request, "role_name");
  const std::string where = field(request, "account_id");
  const std::string given(request.header("x-amz-sso_bearer_token"));
  if (role.empty() || where.empty()) return portal_refused(400, "InvalidRequestException", "Invalid request");
  const auto refreshed = sso_tokens_.find(given);
  const bool is_good =
      given == world_.machine.sso_token || (refreshed != sso_tokens_.end() && refreshed->second > world_.now());
  if (!is_good) return portal_refused(401, "UnauthorizedException", "Session token not found or invalid");
  if (!world_.accounts.contains(where)) return portal_refused(403, "ForbiddenException", "No access");
  const auto session = services::sts::open_role_session(world_, {.account = where, .name = "AWSReservedSSO_" + role},
                                                        "sso", world_.machine.session);
  return json(
      200,
      Value::object({{"roleCredentials",
                      Value::object({{"accessKeyId", session.access_key},
                                     {"secretAccessKey", session.credential.secret},
                                     {"sessionToken", session.credential.session_token},
                                     {"expiration", static_cast<std::int64_t>(session.credential.expires * 1000)}})}}));
}

http::Response Endpoints::refresh(const http::Request& request) {
  const auto input = value::parse_json(request.body);
  if (request.method != "POST" || !input || !input->is_object()) {
    return token_refused(400, "InvalidRequestException", "invalid_request", "Invalid request");
  }
  world::Machine& machine = world_.machine;
  if (input->text("grantType") != "refresh_token") {
    return token_refused(400, "UnsupportedGrantTypeException", "unsupported_grant_type", "Unsupported grant type");
  }
  if (input->text("clientId") != machine.sso_client_id || input->text("clientSecret") != machine.sso_client_secret) {
    return token_refused(401, "InvalidClientException", "invalid_client", "Invalid client");
  }
  if (input->text("refreshToken") != machine.sso_refresh_token) {
    return token_refused(400, "InvalidGrantException", "invalid_grant", "Invalid refresh token provided");
  }
  const std::string token = world_.ids.hex(64);
  sso_tokens_[token] = world_.now() + kSsoLife;
  // A refresh token is good once.
  machine.sso_refresh_token = world_.ids.hex(64);
  return json(200, Value::object({{"accessToken", token},
                                  {"tokenType", "Bearer"},
                                  {"expiresIn", static_cast<std::int64_t>(kSsoLife)},
                                  {"refreshToken", machine.sso_refresh_token}}));
}

}  // namespace kakoi::sim::credentials
