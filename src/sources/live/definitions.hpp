// The task definitions that the launches of a region name: each asked for once, and kept as what it says of containers.
// There may be as many as services, so what no part needs any more is dropped some time after.
#pragma once

#include "inventory/task_definition.hpp"
#include "sources/live/asker.hpp"
#include "sources/live/shard.hpp"
#include "sources/live/stage.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kakoi::sources::live {

class Definitions {
 public:
  explicit Definitions(Asker& asker) : asker_(asker) {}

  /// Begins to read the one that a launch calls `name`, where nobody has yet, and keeps it until `release`.
  void hold(const std::string& name);
  /// Calls `done` when all of `names`, which are held, are known or could not be read.
  void want(const std::set<std::string>& names, const std::function<void()>& done);
  void release(const std::set<std::string>& names);

  /// As many as `names`, which are wanted; what could not be read as one that is not known.
  [[nodiscard]] std::vector<inventory::TaskDefinition> facts(const std::set<std::string>& names) const;
  /// Adds the network mode of `name` to `shard`, where a setting depends on it.
  void tell_mode(const std::string& name, Shard& shard) const;

 private:
  struct Entry {
    inventory::TaskDefinition facts{};
    std::string mode{};                  ///< empty: it says none
    std::optional<base::Unknown> why{};  ///< it could not be read
    Stage reading{};
    std::size_t holders = 0;
  };
  void take(Entry& entry, const std::string& name, const aws::Answer& answer);
  void drop_some();

  Asker& asker_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
  std::deque<std::string> idle_;  ///< held by nobody, or held again since
};

}  // namespace kakoi::sources::live
