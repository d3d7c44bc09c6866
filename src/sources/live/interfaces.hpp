// The network interfaces of tasks in one region: all of them, a thousand a page, and what a task names besides by its
// id. A region has up to hundreds of thousands, so only what is judged is kept of each.
#pragma once

#include "aws/xml.hpp"
#include "sources/live/asker.hpp"
#include "sources/live/shard.hpp"
#include "sources/live/stage.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::live {

/// As EC2's DescribeNetworkInterfaces describes one.
struct Interface {
  /// What most do not have.
  struct Addresses {
    std::string attachment;  ///< the ARN in its description
    bool has_association = false;
    std::string
        public_ipv4;  ///< of an association, on whichever of its private addresses; a readable one before others
    std::string carrier_ipv4;
    std::string ipv6;
  };
  std::unique_ptr<const Addresses> addresses;  ///< null: none that the internet could reach
  const std::vector<std::string>* groups = nullptr;
  const std::string* subnet = nullptr;
  bool is_claimed = false;

  [[nodiscard]] bool may_be_public() const { return addresses != nullptr && addresses->has_association; }
};

class Interfaces {
 public:
  explicit Interfaces(Asker& asker) : asker_(asker) {}

  /// Reads all that belong to tasks.
  void list_all();
  /// Calls `done` when all of `ids` are known, gone, or could not be read.
  void want(const std::vector<std::string>& ids, const std::function<void()>& done);
  /// Adds what is known of `id` to `shard`. What is gone is left out.
  void tell(const std::string& id, Shard& shard);
  /// Those that belong to no task that was read and have a public address: asked for once more, and told.
  void tell_unclaimed(Shard& shard, const std::function<void()>& done);

 private:
  void ask(std::vector<std::string> ids, const std::function<void()>& done);
  void take(const aws::Answer& answer);
  Interface interface_of(const aws::XmlElement& item);

  Asker& asker_;
  Stage listing_;
  std::unordered_map<std::string, Interface> known_;
  std::set<std::vector<std::string>> groups_;   ///< the few combinations of security groups that there are
  std::set<std::string> subnets_;               ///< likewise
  std::map<std::string, aws::Failure> failed_;  ///< those that were asked for by their id
  std::optional<aws::Failure> failed_listing_;
};

}  // namespace kakoi::sources::live
