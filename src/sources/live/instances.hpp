// The EC2 instances that tasks without a network interface of their own answer on. Asked only where there are such
// tasks.
#pragma once

#include "sources/live/asker.hpp"
#include "sources/live/shard.hpp"
#include "sources/live/stage.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kakoi::sources::live {

class Instances : public std::enable_shared_from_this<Instances> {
 public:
  /// `shard` is told what is found; it must stay.
  Instances(Asker& asker, Shard& shard) : asker_(asker), shard_(shard) {}

  /// Reads the container instances `arns` of `cluster`, and the public addresses of their instances of EC2; then calls
  /// `done`.
  void read(const std::string& cluster, const std::vector<std::string>& arns, std::function<void()> done);

 private:
  void take(const aws::Answer& answer);
  void ask_ec2();
  void take_addresses(const aws::Answer& answer);

  Asker& asker_;
  Shard& shard_;
  Stage reading_;
  std::map<std::string, std::string> arns_;  ///< of container instances, by the ids of their instances
};

}  // namespace kakoi::sources::live
