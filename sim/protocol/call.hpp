// A call, once it does not matter any more how it came over the wire; and the way in which one fails.
#pragma once

#include "sim/protocol/shape.hpp"
#include "sim/value/value.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>

namespace kakoi::sim::protocol {

/// An error as the service's own documentation lists it.
struct ApiError {
  std::string code = {};
  std::string message = {};
  int status = 400;
  value::Value more = {};  ///< other members of the error, for those that have some
};

struct Call {
  const Shape* shape = nullptr;
  std::string action = {};
  value::Value input = value::Value::object();
  std::optional<ApiError> malformed = {};  ///< what the caller is told once it is known who calls
};

using Outcome = tl::expected<value::Value, ApiError>;

inline tl::unexpected<ApiError> error(std::string code, std::string message, int status = 400) {
  return tl::unexpected<ApiError>(ApiError{.code = std::move(code), .message = std::move(message), .status = status});
}

}  // namespace kakoi::sim::protocol
