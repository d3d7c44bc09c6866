// From an HTTP request to a call: which service, which action, which input.
#pragma once

#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"

#include <span>
#include <string_view>

namespace kakoi::sim::protocol {

/// A request that no protocol knows is an error with status 404 or 400. `signed_for` is the service in the credential
/// scope; it decides where the request itself does not. In an error `shape` may still be needed to answer in the right
/// dialect: `shape_of` finds it.
tl::expected<Call, ApiError> read_call(const http::Request& request, std::string_view signed_for,
                                       std::span<const Shape* const> shapes);

/// The service that a request is meant for; null when that cannot be told.
const Shape* shape_of(const http::Request& request, std::string_view signed_for, std::span<const Shape* const> shapes);

}  // namespace kakoi::sim::protocol
