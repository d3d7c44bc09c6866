#include "sim/simulator/authentication.hpp"

#include <cmath>

namespace kakoi::sim::simulator {
namespace {

using protocol::ApiError;
using protocol::Dialect;
using protocol::Refusal;

// AWS's own tolerance.
constexpr double kMostSkew = 15.0 * 60;

constexpr const char* kWrongSignature =
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
    "and "
    "signing method. Consult the service documentation for details.";
constexpr const char* kInvalidToken = "The security token included in the request is invalid.";
constexpr const char* kExpiredToken = "The security token included in the request is expired";
constexpr const char* kNotValidated = "AWS was not able to validate the provided access credentials";

ApiError ec2_error(Refusal refusal) {
  switch (refusal) {
    case Refusal::unsigned_request:
      return {.code = "MissingAuthenticationToken", .message = "Request is missing Authentication Token"};
    case Refusal::unknown_key:
    case Refusal::wrong_signature:
      return {.code = "AuthFailure", .message = kNotValidated, .status = 401};
    case Refusal::old_signature:
    case Refusal::expired_token:
      return {.code = "RequestExpired", .message = "Request has expired."};
  }
  return {};
}

ApiError query_error(Refusal refusal) {
  switch (refusal) {
    case Refusal::unsigned_request:
      return {
          .code = "MissingAuthenticationToken", .message = "Request is missing Authentication Token", .status = 403};
    case Refusal::unknown_key:
      return {.code = "InvalidClientTokenId", .message = kInvalidToken, .status = 403};
    case Refusal::wrong_signature:
    case Refusal::old_signature:
      return {.code = "SignatureDoesNotMatch", .message = kWrongSignature, .status = 403};
    case Refusal::expired_token:
      return {.code = "ExpiredToken", .message = kExpiredToken, .status = 403};
  }
  return {};
}

ApiError json_error(Refusal refusal, int status) {
  switch (refusal) {
    case Refusal::unsigned_request:
      return {
          .code = "MissingAuthenticationTokenException", .message = "Missing Authentication Token", .status = status};
    case Refusal::unknown_key:
      return {.code = "UnrecognizedClientException", .message = kInvalidToken, .status = status};
    case Refusal::wrong_signature:
    case Refusal::old_signature:
      return {.code = "InvalidSignatureException", .message = kWrongSignature, .status = status};
    case Refusal::expired_token:
      return {.code = "ExpiredTokenException", .message = kExpiredToken, .status = status};
  }
  return {};
}

}  // namespace

tl::expected<world::Credential, Refusal> authenticate(const http::Request& request,
                                                      const std::optional<protocol::Signature>& signature,
                                                      const world::World& world, double wall, bool verifies) {
  if (!signature) return tl::unexpected(Refusal::unsigned_request);
  const auto found = world.credentials.find(signature->access_key);
  if (found == world.credentials.end()) return tl::unexpected(Refusal::unknown_key);
  const world::Credential& credential = found->second;
  if (!credential.session_token.empty() && credential.expires <= world.now()) {
    return tl::unexpected(Refusal::expired_token);
  }
  if (!verifies) return credential;
  if (!credential.session_token.empty() && request.header("x-amz-security-token") != credential.session_token) {
    return tl::unexpected(Refusal::unknown_key);
  }
  if (!protocol::is_signed_by(request, *signature, credential.secret)) return tl::unexpected(Refusal::wrong_signature);
  const auto at = protocol::signed_at(request);
  if (!at || std::abs(*at - wall) > kMostSkew) return tl::unexpected(Refusal::old_signature);
  return credential;
}

ApiError error_of(Refusal refusal, Dialect dialect) {
  switch (dialect) {
    case Dialect::ec2:
      return ec2_error(refusal);
    case Dialect::query:
      return query_error(refusal);
    case Dialect::rest_json:
      return json_error(refusal, 403);
    case Dialect::json_1_0:
    case Dialect::json_1_1:
      return json_error(refusal, 400);
  }
  return {};
}

}  // namespace kakoi::sim::simulator
