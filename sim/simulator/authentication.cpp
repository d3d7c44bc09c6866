#include "sim/simulator/authentication.hpp"

#include "sim/world/regions.hpp"

#include <utility>

namespace kakoi::sim::simulator {
namespace {

using protocol::ApiError;
using protocol::Dialect;
using protocol::Refusal;

constexpr const char* kWrongSignature =
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and "
    "signing method. Consult the service documentation for details.";
constexpr const char* kInvalidToken = "The security token included in the request is invalid.";
constexpr const char* kExpiredToken = "The security token included in the request is expired";
constexpr const char* kNotValidated = "AWS was not able to validate the provided access credentials";

ApiError ec2_error(const Refused& refused) {
  switch (refused.why) {
    case Refusal::unsigned_request:
      return {.code = "MissingAuthenticationToken", .message = "Request is missing Authentication Token"};
    case Refusal::unknown_key:
    case Refusal::wrong_signature:
    case Refusal::wrong_scope:
    case Refusal::unsigned_header:
      return {.code = "AuthFailure", .message = kNotValidated, .status = 401};
    case Refusal::wrong_time:
    case Refusal::expired_token:
      return {.code = "RequestExpired", .message = "Request has expired."};
  }
  return {};
}

ApiError query_error(const Refused& refused) {
  switch (refused.why) {
    case Refusal::unsigned_request:
      return {
          .code = "MissingAuthenticationToken", .message = "Request is missing Authentication Token", .status = 403};
    case Refusal::unknown_key:
      return {.code = "InvalidClientTokenId", .message = kInvalidToken, .status = 403};
    case Refusal::wrong_signature:
    case Refusal::wrong_scope:
    case Refusal::unsigned_header:
    case Refusal::wrong_time:
      return {.code = "SignatureDoesNotMatch", .message = refused.message, .status = 403};
    case Refusal::expired_token:
      return {.code = "ExpiredToken", .message = kExpiredToken, .status = 403};
  }
  return {};
}

ApiError json_error(const Refused& refused, int status) {
  switch (refused.why) {
    case Refusal::unsigned_request:
      return {
          .code = "MissingAuthenticationTokenException", .message = "Missing Authentication Token", .status = status};
    case Refusal::unknown_key:
      return {.code = "UnrecognizedClientException", .message = kInvalidToken, .status = status};
    case Refusal::wrong_signature:
    case Refusal::wrong_scope:
    case Refusal::unsigned_header:
    case Refusal::wrong_time:
      return {.code = "InvalidSignatureException", .message = refused.message, .status = status};
    case Refusal::expired_token:
      return {.code = "ExpiredTokenException", .message = kExpiredToken, .status = status};
  }
  return {};
}

tl::unexpected<Refused> refuse(Refusal why, std::string message = {}) {
  return tl::unexpected<Refused>(Refused{.why = why, .message = std::move(message)});
}

std::string unsigned_text(const std::string& header) {
  // The first is observed, the second is not.
  if (header == "host") return "'Host' must be a 'SignedHeader' in the AWS Authorization.";
  return "There were headers present in the request which were not signed: " + header;
}

}  // namespace

tl::expected<world::Credential, Refused> authenticate(const http::Request& request,
                                                      const std::optional<protocol::Signature>& signature,
                                                      std::string_view service, const world::World& world,
                                                      const Checking& checking) {
  if (!signature) return refuse(Refusal::unsigned_request);
  const auto found = world.credentials.find(signature->access_key);
  if (found == world.credentials.end()) return refuse(Refusal::unknown_key);
  const world::Credential& credential = found->second;
  if (!credential.session_token.empty() && credential.expires <= world.now()) {
    return refuse(Refusal::expired_token);
  }
  if (!checking.verifies) return credential;
  // A long-lived key has none, and with one it is as little known as a session with another.
  if (request.header("x-amz-security-token") != credential.session_token) {
    return refuse(Refusal::unknown_key);
  }
  const protocol::Scope right{.service = service, .is_region = world::is_region(signature->region)};
  if (auto text = protocol::scope_trouble(request, *signature, right); !text.empty()) {
    return refuse(Refusal::wrong_scope, std::move(text));
  }
  if (const auto header = protocol::unsigned_header(request, *signature); !header.empty()) {
    return refuse(Refusal::unsigned_header, unsigned_text(header));
  }
  if (auto text = protocol::time_trouble(request, checking.wall); !text.empty()) {
    return refuse(Refusal::wrong_time, std::move(text));
  }
  if (!protocol::is_signed_by(request, *signature, credential.secret)) {
    return refuse(Refusal::wrong_signature, kWrongSignature);
  }
  return credential;
}

ApiError error_of(const Refused& refused, Dialect dialect) {
  switch (dialect) {
    case Dialect::ec2:
      return ec2_error(refused);
    case Dialect::query:
      return query_error(refused);
    case Dialect::rest_json:
      return json_error(refused, 403);
    case Dialect::json_1_0:
    case Dialect::json_1_1:
      return json_error(refused, 400);
  }
  return {};
}

}  // namespace kakoi::sim::simulator
