// From one HTTP request to its answer: who calls, what is asked, what is to go wrong, what the service says.
#pragma once

#include "sim/control/counts.hpp"
#include "sim/control/faults.hpp"
#include "sim/control/throttle.hpp"
#include "sim/credentials/endpoints.hpp"
#include "sim/http/message.hpp"
#include "sim/world/clock.hpp"
#include "sim/world/world.hpp"

#include <tl/expected.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace kakoi::sim::simulator {

struct Options {
  bool verifies_signatures = true;
  bool throttles = false;
  std::chrono::milliseconds latency{0};
  world::ClockKind clock = world::ClockKind::real;
  double speed = 1;  ///< of a real clock
};

class Simulator {
 public:
  /// `wall` gives the real time in seconds since 1970.
  Simulator(Options options, std::function<double()> wall);

  /// Not to be called by two threads at a time.
  http::Response handle(const http::Request& request);

  /// To be filled before the first request, up to the present time.
  world::World& world() { return world_; }

  /// One as `/_sim/faults` takes it; in words why it is none.
  tl::expected<void, std::string> add_fault(const value::Value& it);

  /// What `/_sim/` works with.
  struct Controls {
    world::World& world;
    world::Clock& clock;
    control::Counts& counts;
    control::Faults& faults;
    double wall = 0;
  };

 private:
  http::Response answer_call(const http::Request& request);
  http::Response give_credentials(const http::Request& request, const credentials::Asked& asked);

  Options options_;
  std::function<double()> wall_;
  world::Clock clock_;
  world::World world_;
  credentials::Endpoints credentials_{world_};
  control::Counts counts_;
  control::Faults faults_;
  control::Throttle throttle_;
};

}  // namespace kakoi::sim::simulator
