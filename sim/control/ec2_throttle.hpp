// Request rates as Amazon EC2 limits them: a bucket for each action by itself, in each account and region.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace kakoi::sim::control {

class Ec2Throttle {
 public:
  /// Takes a token at `now`, in seconds of real time. `is_narrowed`: the request has ids, filters or a page size;
  /// without these some actions have less.
  bool admits(const std::string& account, const std::string& region, std::string_view action, bool is_narrowed,
              double now);

 private:
  struct Bucket {
    double tokens = 0;
    double at = 0;
  };
  std::map<std::tuple<std::string, std::string, std::string>, Bucket> buckets_;
};

}  // namespace kakoi::sim::control
