// How simulated time follows that on the wall: at some speed, or not at all.
#pragma once

#include "sim/world/timeline.hpp"

#include <cstdint>

namespace kakoi::sim::world {

enum class ClockKind : std::uint8_t {
  real,           ///< goes on by itself
  virtual_clock,  ///< stands still until it is advanced
};

class Clock {
 public:
  Clock() = default;
  /// Starts at `wall`. `speed`: simulated seconds for each real one.
  Clock(ClockKind kind, Time wall, double speed) : kind_(kind), start_(wall), speed_(speed) {}

  [[nodiscard]] Time at(Time wall) const {
    return start_ + ahead_ + (kind_ == ClockKind::real ? (wall - start_) * speed_ : 0);
  }
  void advance(double seconds) { ahead_ += seconds; }
  [[nodiscard]] ClockKind kind() const { return kind_; }

 private:
  ClockKind kind_ = ClockKind::real;
  Time start_ = 0;
  double speed_ = 1;
  double ahead_ = 0;
};

}  // namespace kakoi::sim::world
