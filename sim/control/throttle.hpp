// Request rates as AWS limits them: a bucket of tokens for each category of actions, in each account and region.
#pragma once

#include "sim/control/asked.hpp"

#include <map>
#include <string>
#include <tuple>

namespace kakoi::sim::control {

class Throttle {
 public:
  /// Takes a token at `now`, in seconds of real time. Actions whose limits are not documented pass, or share the
  /// buckets of services when `limits_undocumented`.
  bool admits(const Asked& asked, double now, bool limits_undocumented = false);

 private:
  struct Bucket {
    double tokens = 0;
    double at = 0;
  };
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Bucket> buckets_;
};

}  // namespace kakoi::sim::control
