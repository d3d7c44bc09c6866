#include "aws/retry.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::aws {
namespace {

constexpr int kMostLeft = 500;
constexpr int kRetryCost = 5;
constexpr int kTimeoutCost = 10;

}  // namespace

bool RetryQuota::take(bool was_timeout) {
  const int cost = was_timeout ? kTimeoutCost : kRetryCost;
  if (left_ < cost) return false;
  left_ -= cost;
  return true;
}

void RetryQuota::went_well() { left_ = std::min(kMostLeft, left_ + 1); }

// SplitMix64, by Sebastiano Vigna.
std::uint64_t Chance::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

double Chance::fraction() {
  constexpr unsigned kBits = 53;
  return std::ldexp(static_cast<double>(next() >> (64U - kBits)), -static_cast<int>(kBits));
}

std::chrono::milliseconds backoff(int attempts, Chance& chance) {
  constexpr double kMostSeconds = 20;
  constexpr double kMilliseconds = 1000;
  const double most = std::min(std::exp2(attempts - 1), kMostSeconds);
  return std::chrono::milliseconds(static_cast<long>(chance.fraction() * most * kMilliseconds));
}

}  // namespace kakoi::aws
