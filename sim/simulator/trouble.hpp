// What a fault does to a call, before it is carried out and after.
#pragma once

#include "sim/control/faults.hpp"
#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"
#include "sim/services/service.hpp"
#include "sim/world/world.hpp"

#include <optional>

namespace kakoi::sim::simulator {

protocol::ApiError throttled(const protocol::Shape& shape);

/// The error that is answered instead of carrying the call out; nothing when it is carried out.
std::optional<protocol::ApiError> refused_by(const control::Fault& fault, const protocol::Call& call,
                                             const world::Credential& caller);

/// An output that always has one more page, and the input without the token that such an output gave.
void make_endless(value::Value& output, const services::Paging& paging);
void forget_endless_token(value::Value& input, const services::Paging& paging);

/// Texts become numbers, numbers texts, lists objects.
value::Value mistyped(const value::Value& output);

/// The status of a refusal where no service's protocol has a word for it; 0 when the fault is no refusal.
int status_without_protocol(const control::Fault& fault);

/// What the fault does to the answer itself.
void spoil(const control::Fault& fault, http::Response& response);

}  // namespace kakoi::sim::simulator
