// What a fault does to a call, before it is carried out and after.
#pragma once

#include "sim/control/faults.hpp"
#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"
#include "sim/world/world.hpp"

#include <optional>

namespace kakoi::sim::simulator {

protocol::ApiError throttled(protocol::Dialect dialect);

/// The error that is answered instead of carrying the call out; nothing when it is carried out.
std::optional<protocol::ApiError> refused_by(const control::Fault& fault, const protocol::Call& call,
                                             const world::Credential& caller);

/// An output that always has one more page, and the input without the token that such an output gave.
void make_endless(value::Value& output);
void forget_endless_token(value::Value& input);

/// Texts become numbers, numbers texts, lists objects.
value::Value mistyped(const value::Value& output);

/// What the fault does to the answer itself.
void spoil(const control::Fault& fault, http::Response& response);

}  // namespace kakoi::sim::simulator
