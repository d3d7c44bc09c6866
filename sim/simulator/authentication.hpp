// Who calls: the access key of the signature, and whether the signature is theirs.
#pragma once

#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"
#include "sim/protocol/signature.hpp"
#include "sim/world/world.hpp"

#include <optional>

namespace kakoi::sim::simulator {

/// The owner of the key. Without `verifies`, nothing but the key counts. `wall` is the real time, which signatures
/// carry.
tl::expected<world::Credential, protocol::Refusal> authenticate(const http::Request& request,
                                                                const std::optional<protocol::Signature>& signature,
                                                                const world::World& world, double wall, bool verifies);

/// The refusal as the service's clients know it.
protocol::ApiError error_of(protocol::Refusal refusal, protocol::Dialect dialect);

}  // namespace kakoi::sim::simulator
