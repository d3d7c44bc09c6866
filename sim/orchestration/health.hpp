// One health check of one target: what the load balancer sees when it asks.
#pragma once

#include "sim/world/world.hpp"

#include <optional>
#include <string>

namespace kakoi::sim::orchestration {

struct Finding {
  std::string reason = {};  ///< `Target.Timeout`
  std::string description = {};
};

/// Why the target is not asked at all: nobody sends to its group, or nobody stands in its zone. Nothing when it is.
std::optional<Finding> why_unused(const world::Region& region, const world::TargetGroup& group,
                                  const world::RegisteredTarget& target);

/// Nothing when the target passes.
std::optional<Finding> failed_check(const world::Region& region, const world::TargetGroup& group,
                                    const world::RegisteredTarget& target);

}  // namespace kakoi::sim::orchestration
