// When a call that failed is sent again: as AWS's clients do in the mode `standard`.
#pragma once

#include <chrono>
#include <cstdint>

namespace kakoi::aws {

/// What retries take from, so that a service that is down is not asked over and over.
class RetryQuota {
 public:
  /// False when there is not enough left.
  bool take(bool was_timeout);
  void went_well();

 private:
  int left_ = 500;
};

/// Numbers that look random: the same for the same seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// From 0 up to 1.
  double fraction();

 private:
  std::uint64_t state_;
};

/// How long to wait after `attempts` have failed.
std::chrono::milliseconds backoff(int attempts, Chance& chance);

}  // namespace kakoi::aws
