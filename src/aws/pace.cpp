#include "aws/pace.hpp"

#include "aws/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kakoi::aws {
namespace {

using std::chrono::duration;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct Limit {
  std::string_view service;
  std::string_view group;
  double burst = 0;
  double refill = 0;  ///< a second
};

// "Request throttling for the Amazon ECS API" in the Developer Guide. For what is not here AWS documents no limit.
constexpr std::array kLimits{
    Limit{.service = "ecs", .group = "cluster read", .burst = 50, .refill = 20},
    Limit{.service = "ecs", .group = "service read", .burst = 100, .refill = 20},
    Limit{.service = "ecs", .group = "cluster resource read", .burst = 100, .refill = 20},
    Limit{.service = "ecs", .group = "task definition read", .burst = 50, .refill = 20},
    Limit{.service = "ecs", .group = "service revision", .burst = 50, .refill = 20},
};

// "Request throttling for the Amazon EC2 API": each action that reads has a bucket of its own, all of one size.
constexpr Limit kEachOfEc2{.service = "ec2", .group = {}, .burst = 100, .refill = 20};

const Limit* limit_of(std::string_view service, std::string_view group) {
  const auto holds = [&](const Limit& one) { return one.service == service && one.group == group; };
  const auto limit = std::ranges::find_if(kLimits, holds);
  return limit != kLimits.end() ? &*limit : service == kEachOfEc2.service ? &kEachOfEc2 : nullptr;
}

/// Requests that are sent at equal distances arrive at others, so a little is left over.
constexpr double kShare = 0.97;

constexpr double kSlower = 0.7;
constexpr double kSlowest = 0.02;
constexpr double kFaster = 0.01;
/// A limit that was found may have been found too low.
constexpr double kFastest = 100;

}  // namespace

Pace::Bucket& Pace::bucket_of(const Key& key) {
  const auto [found, is_new] = buckets_.try_emplace(key);
  Bucket& bucket = found->second;
  if (!is_new) return bucket;
  const Limit* limit = limit_of(key.service, key.group);
  bucket.filled = host_.clock.steady();
  bucket.slowed = bucket.filled - seconds(1);
  bucket.second = bucket.filled;
  if (limit == nullptr) return bucket;
  bucket.is_limited = true;
  bucket.is_documented = true;
  bucket.burst = limit->burst * kShare;
  bucket.refill = limit->refill * kShare;
  bucket.tokens = bucket.burst;
  return bucket;
}

void Pace::fill(Bucket& bucket) const {
  const Moment now = host_.clock.steady();
  const double passed = duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(bucket.burst, bucket.tokens + passed * bucket.refill * bucket.scale);
  bucket.filled = now;
}

void Pace::count(Bucket& bucket) const {
  const Moment now = host_.clock.steady();
  const double passed = duration<double>(now - bucket.second).count();
  if (passed >= 1) {
    bucket.rate = static_cast<double>(bucket.started) / passed;
    bucket.started = 0;
    bucket.second = now;
  }
  ++bucket.started;
}

void Pace::enter(const Key& key, std::function<void()> start) {
  bucket_of(key).waiting.push_back(std::move(start));
  pump();
}

void Pace::leave() {
  --under_way_;
  pump();
}

void Pace::was_throttled(const Key& key) {
  Bucket& bucket = bucket_of(key);
  const Moment now = host_.clock.steady();
  // What was under way then is refused together; that is one complaint.
  if (now - bucket.slowed < seconds(1)) return;
  bucket.slowed = now;
  if (!bucket.is_limited) {
    bucket.is_limited = true;
    bucket.refill = std::max({1.0, bucket.rate, static_cast<double>(bucket.started)});
    bucket.burst = bucket.refill;
  }
  bucket.scale = std::max(kSlowest, bucket.scale * kSlower);
  bucket.tokens = 0;
  bucket.filled = now;
}

void Pace::went_well(const Key& key) {
  Bucket& bucket = bucket_of(key);
  bucket.scale = std::min(bucket.is_documented ? 1.0 : kFastest, bucket.scale + kFaster);
}

bool Pace::start_one(Bucket& bucket) {
  if (bucket.waiting.empty()) return false;
  if (!host_.http.is_cancelled()) {
    if (under_way_ >= most_) return false;
    if (bucket.is_limited) {
      fill(bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
    }
    count(bucket);
  }
  const auto start = std::move(bucket.waiting.front());
  bucket.waiting.pop_front();
  ++under_way_;
  start();
  return true;
}

void Pace::pump() {
  // What is started may end, or start others, before it returns.
  if (is_pumping_) return;
  is_pumping_ = true;
  bool is_moving = true;
  while (is_moving) {
    is_moving = false;
    // A map keeps its elements where they are while others come.
    for (auto& [key, bucket] : buckets_) is_moving = start_one(bucket) || is_moving;
  }
  is_pumping_ = false;
  wait_for_tokens();
}

void Pace::wait_for_tokens() {
  if (under_way_ >= most_) return;
  double least = INFINITY;
  for (const auto& [key, bucket] : buckets_) {
    if (bucket.waiting.empty()) continue;
    least = std::min(least, (1 - bucket.tokens) / (bucket.refill * bucket.scale));
  }
  if (!std::isfinite(least)) return;
  constexpr double kMilliseconds = 1000;
  const milliseconds delay(static_cast<long>(std::ceil(std::max(0.0, least) * kMilliseconds)));
  const Moment wakes = host_.clock.steady() + delay;
  if (wakes >= wakes_) return;
  wakes_ = wakes;
  host_.http.after(delay, [self = shared_from_this(), wakes] {
    if (self->wakes_ == wakes) self->wakes_ = Moment::max();
    self->pump();
  });
}

std::shared_ptr<Pace> make_pace(Host& host, std::size_t most_under_way) {
  return std::make_shared<Pace>(host, most_under_way);
}

}  // namespace kakoi::aws
