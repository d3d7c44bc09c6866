// How fast AWS may be asked: how much is under way at once, and the token buckets that AWS keeps for each account,
// region and group of actions. Where AWS says no more than that it is too much, the pace is found by going slower.
#pragma once

#include "aws/actions.hpp"
#include "aws/host.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

namespace kakoi::aws {

class Pace : public std::enable_shared_from_this<Pace> {
 public:
  struct Key {
    std::string account;  ///< or what stands for it while it is not known
    std::string region;
    std::string_view service;
    std::string_view group;

    friend bool operator<(const Key& one, const Key& other) {
      return std::tie(one.account, one.region, one.service, one.group) <
             std::tie(other.account, other.region, other.service, other.group);
    }
  };

  Pace(Host& host, std::size_t most_under_way) : host_(host), most_(most_under_way) {}

  /// Calls `start` when a request may be sent, at once or later, in the order of those with the same key. When the
  /// program is being stopped, that is at once.
  void enter(const Key& key, std::function<void()> start);
  /// What was started has ended.
  void leave();

  void was_throttled(const Key& key);
  void went_well(const Key& key);

 private:
  using Moment = std::chrono::steady_clock::time_point;

  struct Bucket {
    bool is_limited = false;
    bool is_documented = false;
    double burst = 0;
    double refill = 0;  ///< a second
    double scale = 1;   ///< of `refill`, as AWS's complaints have it
    double tokens = 0;
    Moment filled{};
    Moment slowed{};  ///< when it was last made slower
    Moment second{};  ///< when the second began in which `started` are counted
    std::size_t started = 0;
    double rate = 0;  ///< how many there were in the second before
    std::deque<std::function<void()>> waiting{};
  };

  Bucket& bucket_of(const Key& key);
  void fill(Bucket& bucket) const;
  void count(Bucket& bucket) const;
  /// Starts what may be started, one of each bucket in turn.
  void pump();
  bool start_one(Bucket& bucket);
  void wait_for_tokens();

  Host& host_;
  std::size_t most_;
  std::size_t under_way_ = 0;
  bool is_pumping_ = false;
  Moment wakes_ = Moment::max();  ///< when the next token is waited for
  std::map<Key, Bucket> buckets_;
};

}  // namespace kakoi::aws
