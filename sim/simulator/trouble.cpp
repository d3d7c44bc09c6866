#include "sim/simulator/trouble.hpp"

#include <string_view>

namespace kakoi::sim::simulator {
namespace {

using control::FaultKind;
using protocol::ApiError;
using protocol::Dialect;
using value::Value;

constexpr const char* kTooManyRequests = "TooManyRequestsException";
constexpr std::string_view kEndlessToken = "ZW5kbGVzcw==";

ApiError denied(const protocol::Call& call, const world::Credential& caller, std::string_view why) {
  const std::string action = std::string(call.shape->name) + ":" + call.action;
  if (call.shape->dialect == Dialect::ec2) {
    return {
        .code = "UnauthorizedOperation", .message = "You are not authorized to perform this operation.", .status = 403};
  }
  const bool is_query = call.shape->dialect == Dialect::query;
  return {.code = is_query ? "AccessDenied" : "AccessDeniedException",
          .message = "User: " + caller.principal + " is not authorized to perform: " + action + std::string(why),
          .status = is_query || call.shape->dialect == Dialect::rest_json ? 403 : 400};
}

ApiError not_enabled(Dialect dialect) {
  constexpr std::string_view kText = "The security token included in the request is invalid.";
  if (dialect == Dialect::ec2) {
    return {.code = "AuthFailure",
            .message = "AWS was not able to validate the provided access credentials",
            .status = 401};
  }
  if (dialect == Dialect::query) {
    return {.code = "InvalidClientTokenId", .message = std::string(kText), .status = 403};
  }
  return {.code = "UnrecognizedClientException",
          .message = std::string(kText),
          .status = dialect == Dialect::rest_json ? 403 : 400};
}

ApiError broken(const protocol::Shape& shape) {
  if (shape.dialect == Dialect::ec2) {
    return {.code = "InternalError", .message = "An internal error has occurred", .status = 500};
  }
  return {.code = shape.dialect == Dialect::query ? "InternalFailure" : std::string(shape.server_error),
          .message = "Service Unavailable. Please try again later.",
          .status = 500};
}

}  // namespace

ApiError throttled(const protocol::Shape& shape) {
  if (shape.name == "batch") return {.code = kTooManyRequests, .message = "Too Many Requests", .status = 429};
  if (shape.name == "organizations") {
    constexpr const char* kMessage =
        "AWS Organizations can't complete your request because another request is already in "
        "progress. Try again later.";
    return {.code = kTooManyRequests,
            .message = kMessage,
            .more = Value::object({{"Message", kMessage}, {"Type", "RATE_LIMIT"}})};
  }
  switch (shape.dialect) {
    case Dialect::ec2:
      return {.code = "RequestLimitExceeded", .message = "Request limit exceeded.", .status = 503};
    case Dialect::query:
      return {.code = "Throttling", .message = "Rate exceeded"};
    case Dialect::rest_json:
      return {.code = "ThrottlingException", .message = "Rate exceeded", .status = 429};
    case Dialect::json_1_0:
    case Dialect::json_1_1:
      return {.code = "ThrottlingException", .message = "Rate exceeded"};
  }
  return {};
}

std::optional<ApiError> refused_by(const control::Fault& fault, const protocol::Call& call,
                                   const world::Credential& caller) {
  switch (fault.kind) {
    case FaultKind::denied:
      return denied(call, caller,
                    " because no identity-based policy allows the " + std::string(call.shape->name) + ":" +
                        call.action + " action");
    case FaultKind::closed:
      return denied(call, caller, " with an explicit deny in a service control policy");
    case FaultKind::not_enabled:
      return not_enabled(call.shape->dialect);
    case FaultKind::throttled:
      return throttled(*call.shape);
    case FaultKind::server_error:
      return broken(*call.shape);
    case FaultKind::cut_before:
    case FaultKind::cut_after:
    case FaultKind::truncated:
    case FaultKind::mistyped:
    case FaultKind::endless_paging:
    case FaultKind::slow:
    case FaultKind::entries:
      return std::nullopt;
  }
  return std::nullopt;
}

void make_endless(Value& output, const services::Paging& paging) {
  output.set(std::string(paging.given), kEndlessToken);
}

void forget_endless_token(Value& input, const services::Paging& paging) {
  if (input.text(paging.asked) == kEndlessToken) input.remove(paging.asked);
}

Value mistyped(const Value& output) {
  Value changed = Value::object();
  for (const value::Member& member : output.members()) {
    if (member.value.is_array()) {
      changed.set(member.name, Value::object({{"unexpected", true}}));
    } else if (member.value.is_object()) {
      changed.set(member.name, mistyped(member.value));
    } else if (member.value.is_text()) {
      changed.set(member.name, 42);
    } else {
      changed.set(member.name, "unexpected");
    }
  }
  return changed;
}

int status_without_protocol(const control::Fault& fault) {
  switch (fault.kind) {
    case FaultKind::denied:
    case FaultKind::closed:
    case FaultKind::not_enabled:
      return 403;
    case FaultKind::throttled:
      return 429;
    case FaultKind::server_error:
      return 500;
    case FaultKind::cut_before:
    case FaultKind::cut_after:
    case FaultKind::truncated:
    case FaultKind::mistyped:
    case FaultKind::endless_paging:
    case FaultKind::slow:
    case FaultKind::entries:
      return 0;
  }
  return 0;
}

void spoil(const control::Fault& fault, http::Response& response) {
  switch (fault.kind) {
    case FaultKind::cut_before:
    case FaultKind::cut_after:
      response.ending = http::Ending::cut;
      break;
    case FaultKind::truncated:
      response.ending = http::Ending::truncated;
      break;
    case FaultKind::slow:
      response.delay += fault.delay;
      break;
    case FaultKind::denied:
    case FaultKind::closed:
    case FaultKind::not_enabled:
    case FaultKind::throttled:
    case FaultKind::server_error:
    case FaultKind::mistyped:
    case FaultKind::endless_paging:
    case FaultKind::entries:
      break;
  }
}

}  // namespace kakoi::sim::simulator
