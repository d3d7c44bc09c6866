// Who calls: the access key of the signature, and whether the signature is theirs.
#pragma once

#include "sim/http/message.hpp"
#include "sim/protocol/call.hpp"
#include "sim/protocol/signature.hpp"
#include "sim/world/world.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::simulator {

struct Refused {
  protocol::Refusal why = protocol::Refusal::unsigned_request;
  std::string message = {};  ///< where AWS says what is wrong
};

struct Checking {
  double wall = 0;       ///< the real time, which signatures carry
  bool verifies = true;  ///< false: nothing but the key counts
};

/// The owner of the key, when the signature is theirs, of now, and for `service`.
tl::expected<world::Credential, Refused> authenticate(const http::Request& request,
                                                      const std::optional<protocol::Signature>& signature,
                                                      std::string_view service, const world::World& world,
                                                      const Checking& checking);

/// The refusal as the service's clients know it.
protocol::ApiError error_of(const Refused& refused, protocol::Dialect dialect);

}  // namespace kakoi::sim::simulator
