// Request rates as AWS limits them: a bucket of tokens for each category of actions, in each account and region.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace kakoi::sim::control {

class Throttle {
 public:
  /// Takes a token at `now`, in seconds of real time. Actions whose limits are not documented pass, or share the
  /// buckets of services when `limits_undocumented`.
  bool admits(const std::string& account, const std::string& region, std::string_view service, std::string_view action,
              double now, bool limits_undocumented = false);

 private:
  struct Bucket {
    double tokens = 0;
    double at = 0;
  };
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Bucket> buckets_;
};

}  // namespace kakoi::sim::control
