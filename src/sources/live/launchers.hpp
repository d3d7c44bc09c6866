// All that starts tasks from outside of a cluster, in one region: EventBridge rules on every bus, schedules, pipes,
// state machines, job definitions of AWS Batch. One part, judged at once.
#pragma once

#include "sources/live/asker.hpp"
#include "sources/live/shard.hpp"
#include "sources/live/stage.hpp"
#include "sources/live/surroundings.hpp"

#include <functional>
#include <memory>
#include <string>

namespace kakoi::sources::live {

class Launchers : public std::enable_shared_from_this<Launchers> {
 public:
  Launchers(Asker& asker, Surroundings& surroundings, std::unique_ptr<Shard> shard)
      : asker_(asker), surroundings_(surroundings), shard_(std::move(shard)) {}

  /// Begins to read all of them.
  void read();
  /// What is to be told, too: of the clusters, whose default strategy may decide.
  Shard& shard() { return *shard_; }
  /// Calls `done` once with all that was read. All clusters of the region have been read: network interfaces that
  /// belong to none of their tasks are told here.
  void close(std::function<void(std::unique_ptr<Shard>)> done);

 private:
  void event_buses();
  void rules_of(const std::string& bus);
  void targets_of(const std::string& rule, const std::string& name, const std::string& bus);
  void schedules();
  void schedule(const std::string& arn, const std::string& name, const std::string& group);
  void pipes();
  void pipe(const std::string& arn, const std::string& name);
  void state_machines();
  void versions_of(const std::string& machine);
  void state_machine(const std::string& arn);
  void job_definitions();
  void network_modes(const std::function<void()>& done);

  /// Every page of a list; `each` is called with each element. What cannot be listed is noted under `arn`.
  void list(aws::Action action, aws::Input input, inventory::ListingKind kind, const std::string& arn,
            const std::function<void(const aws::Answer&, syntax::json::NodeId)>& each);
  /// One thing, told as what it is; `unread` is what it is called where it could not be read.
  void describe(aws::Action action, aws::Input input, api::Item item, const std::string& name);

  Asker& asker_;
  Surroundings& surroundings_;
  std::unique_ptr<Shard> shard_;
  Stage reading_;
};

}  // namespace kakoi::sources::live
