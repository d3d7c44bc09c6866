// What happens in the world without anybody's call: a scenario's steps and `/_sim/events` set it going.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services {

/// `event` is an object with the member `event`, the kind; `account`, `region`, `cluster` and `service` say where:
///
///     {"event": "autoscaling", …, "least": 1, "most": 4, "step": 1, "every": 60, "times": 20}
///     {"event": "task_exits", …, "count": 1, "exit_code": 1, "every": 60, "times": 1}
///     {"event": "share_subnet", …, "subnet": "subnet-1", "with": "444455556666"}
///     {"event": "key_denied", "key": "arn:…"}, {"event": "key_allowed", "key": "arn:…"}
///
/// The answer is what was set going. NoSuchEvent when there is no event of that kind, InvalidEvent for what is wrong
/// with one.
Outcome happen(world::World& world, const Value& event);

}  // namespace kakoi::sim::services
