#include "aws/errors.hpp"

#include "aws/json.hpp"
#include "aws/xml.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace kakoi::aws {
namespace {

constexpr int kForbidden = 403;
constexpr int kTooManyRequests = 429;
constexpr int kServerError = 500;

constexpr std::array<std::string_view, 10> kDenied{
    "AccessDenied",       "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedException",
    "AuthorizationError", "NotAuthorized",         "ForbiddenException",    "KmsAccessDeniedException",
    "Forbidden",          "UnauthorizedAccess"};
constexpr std::array<std::string_view, 14> kNotAccepted{"UnrecognizedClientException",
                                                        "InvalidClientTokenId",
                                                        "AuthFailure",
                                                        "SignatureDoesNotMatch",
                                                        "InvalidSignatureException",
                                                        "IncompleteSignature",
                                                        "IncompleteSignatureException",
                                                        "MissingAuthenticationToken",
                                                        "MissingAuthenticationTokenException",
                                                        "InvalidAccessKeyId",
                                                        "InvalidToken",
                                                        "OptInRequired",
                                                        "SubscriptionRequiredException",
                                                        "RegionDisabledException"};
constexpr std::array<std::string_view, 3> kExpired{"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"};
constexpr std::array<std::string_view, 14> kThrottled{"Throttling",
                                                      "ThrottlingException",
                                                      "ThrottledException",
                                                      "RequestThrottledException",
                                                      "TooManyRequestsException",
                                                      "ProvisionedThroughputExceededException",
                                                      "TransactionInProgressException",
                                                      "RequestLimitExceeded",
                                                      "BandwidthLimitExceeded",
                                                      "LimitExceededException",
                                                      "RequestThrottled",
                                                      "SlowDown",
                                                      "PriorRequestNotComplete",
                                                      "EC2ThrottledException"};
constexpr std::array<std::string_view, 6> kServer{"InternalError",   "InternalFailure",    "InternalServerException",
                                                  "ServerException", "ServiceUnavailable", "RequestTimeout"};
constexpr std::array<std::string_view, 6> kWrongTime{
    "RequestTimeTooSkewed",  "RequestExpired", "InvalidSignatureException",
    "SignatureDoesNotMatch", "AuthFailure",    "RequestInTheFuture"};

bool is_in(std::string_view code, std::span<const std::string_view> codes) {
  return std::ranges::find(codes, code) != codes.end();
}

/// `com.amazonaws.ecs#Code:http://…` says `Code`.
std::string short_code(std::string_view code) {
  code = code.substr(0, code.find(':'));
  const std::size_t mark = code.rfind('#');
  return std::string(mark == std::string_view::npos ? code : code.substr(mark + 1));
}

AwsError json_error(const base::HttpResponse& response) {
  const JsonDocument document(response.body);
  AwsError error;
  const std::string in_header = short_code(response.header("x-amzn-ErrorType"));
  for (const std::string& code : {in_header, short_code(document.text("__type")), short_code(document.text("code"))}) {
    if (error.code.empty()) error.code = code;
  }
  for (const char* name : {"message", "Message", "errorMessage"}) {
    if (error.message.empty()) error.message = document.text(name);
  }
  return error;
}

AwsError xml_error(const base::HttpResponse& response) {
  const auto root = parse_xml(response.body);
  if (!root) return {};
  // EC2: Response/Errors/Error. Query: ErrorResponse/Error.
  const XmlElement* errors = root->find("Errors");
  const XmlElement* error = (errors != nullptr ? *errors : *root).find("Error");
  if (error == nullptr) return {};
  return {.code = std::string(error->text_of("Code")), .message = std::string(error->text_of("Message"))};
}

bool is_key_byte(char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9'); }

/// The ids of keys: four letters that say of what kind, and sixteen or more of the alphabet.
std::string without_key_ids(std::string_view text) {
  constexpr std::size_t kShortest = 20;
  constexpr std::array<std::string_view, 2> kKinds{"AKIA", "ASIA"};
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_key_byte(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const bool is_key = word.size() >= kShortest && is_in(word.substr(0, 4), kKinds);
    result += is_key ? "****" : word;
    if (end == at) result += text[end++];
    at = end;
  }
  return result;
}

void take_out(std::string& text, const std::string& secret) {
  constexpr std::size_t kShortest = 4;
  if (secret.size() < kShortest) return;
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
    text.replace(at, secret.size(), "****");
  }
}

}  // namespace

AwsError error_of(Dialect dialect, const base::HttpResponse& response) {
  const bool is_xml = dialect == Dialect::query || dialect == Dialect::ec2;
  return is_xml ? xml_error(response) : json_error(response);
}

FailureKind kind_of(const AwsError& error, int status) {
  if (is_in(error.code, kThrottled) || status == kTooManyRequests) return FailureKind::throttled;
  if (is_in(error.code, kExpired)) return FailureKind::expired;
  if (is_in(error.code, kDenied)) return FailureKind::denied;
  if (is_in(error.code, kNotAccepted)) return FailureKind::not_accepted;
  if (status >= kServerError || is_in(error.code, kServer)) return FailureKind::server;
  return status == kForbidden ? FailureKind::denied : FailureKind::refused;
}

bool may_be_wrong_time(const AwsError& error) { return is_in(error.code, kWrongTime); }

std::string request_id_of(const base::HttpResponse& response) {
  for (const char* name : {"x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"}) {
    const std::string_view id = response.header(name);
    if (!id.empty()) return std::string(id);
  }
  if (!response.body.starts_with('<')) return "";
  const auto root = parse_xml(response.body);
  if (!root) return "";
  for (const char* name : {"RequestID", "RequestId", "requestId"}) {
    const std::string_view id = root->text_of(name);
    if (!id.empty()) return std::string(id);
  }
  return "";
}

std::string without_keys(std::string text, const Credentials& credentials) {
  take_out(text, credentials.access_key);
  take_out(text, credentials.secret_key.reveal());
  take_out(text, credentials.token.reveal());
  return without_key_ids(text);
}

}  // namespace kakoi::aws
