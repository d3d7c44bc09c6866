#include "sim/control/ec2_throttle.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::control {
namespace {

struct Rate {
  double burst = 0;
  double refill = 0;  ///< a second
};

// "Request throttling for the Amazon EC2 API", Developer Guide.
constexpr Rate kReading{.burst = 100, .refill = 20};
constexpr Rate kReadingAll{.burst = 50, .refill = 10};
constexpr Rate kChanging{.burst = 50, .refill = 5};

/// They look through so much that without ids, filters or pages they are held back more.
constexpr std::array<std::string_view, 3> kLarge = {"DescribeInstances", "DescribeNetworkInterfaces",
                                                    "DescribeSecurityGroups"};

Rate rate_of(std::string_view action, bool is_narrowed) {
  const bool reads = action.starts_with("Describe") || action.starts_with("Get");
  if (!reads) return kChanging;
  return !is_narrowed && std::ranges::find(kLarge, action) != kLarge.end() ? kReadingAll : kReading;
}

}  // namespace

bool Ec2Throttle::admits(const std::string& account, const std::string& region, std::string_view action,
                         bool is_narrowed, double now) {
  const Rate rate = rate_of(action, is_narrowed);
  // The narrower kind is a bucket of its own.
  const std::string name = std::string(action) + (rate.refill == kReadingAll.refill ? " (all)" : "");
  const auto [found, is_new] = buckets_.try_emplace({account, region, name});
  Bucket& bucket = found->second;
  bucket.tokens = is_new ? rate.burst : std::min(rate.burst, bucket.tokens + (now - bucket.at) * rate.refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
