// What is going to happen, in the order of time; and of two things at one time, in the order in which they were put in.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <utility>

namespace kakoi::sim::world {

/// Seconds since 1970 in the simulated world.
using Time = double;

class Timeline {
 public:
  using Job = std::function<void()>;

  void at(Time time, Job job) { jobs_.emplace(std::pair(time, ++count_), std::move(job)); }

  /// When the next thing happens; infinity when nothing does.
  [[nodiscard]] Time next() const {
    return jobs_.empty() ? std::numeric_limits<Time>::infinity() : jobs_.begin()->first.first;
  }
  /// Takes the next thing out.
  Job take() { return std::move(jobs_.extract(jobs_.begin()).mapped()); }

  [[nodiscard]] std::size_t size() const { return jobs_.size(); }

 private:
  std::map<std::pair<Time, std::uint64_t>, Job> jobs_;
  std::uint64_t count_ = 0;
};

}  // namespace kakoi::sim::world
