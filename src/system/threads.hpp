// Executor over a fixed number of threads.
#pragma once

#include "base/ports.hpp"

#include <cstddef>

namespace kakoi::system {

/// Starts its threads for each call and joins them: cheap against what a job does, and nothing waits in between. All
/// work runs on threads of its own, with a stack that holds the deepest evaluation that the limits allow.
class Threads : public base::Executor {
 public:
  /// `count` 0: as many as the machine has processors.
  explicit Threads(std::size_t count = 0);
  void for_each(std::size_t count, const std::function<void(std::size_t)>& job) override;

 private:
  std::size_t count_;
};

}  // namespace kakoi::system
