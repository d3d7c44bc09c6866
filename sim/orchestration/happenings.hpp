// What happens to services meanwhile without anybody's call: Application Auto Scaling moves the desired count, and
// containers exit.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// Up by `step` every `every` seconds until `most`, then down until `least`, and so on.
struct Scaling {
  std::string cluster = {};
  std::string service = {};
  std::int64_t least = 1;
  std::int64_t most = 4;
  std::int64_t step = 1;
  double every = 60;
  std::int64_t times = 20;  ///< how often it is moved
};

/// Begins `every` seconds from now, and ends when the service is no longer active.
void begin_scaling(world::Here here, const Scaling& scaling);

/// The essential container of so many running tasks of the service ends by itself. Returns how many there were.
std::int64_t exit_tasks(world::Here here, const world::Service& service, std::int64_t count, std::int64_t exit_code);

}  // namespace kakoi::sim::orchestration
