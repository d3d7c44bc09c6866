// One cluster, read whole: its services in tens, their task sets, its tasks in hundreds, their network interfaces.
#pragma once

#include "sources/live/asker.hpp"
#include "sources/live/selection.hpp"
#include "sources/live/shard.hpp"
#include "sources/live/stage.hpp"
#include "sources/live/surroundings.hpp"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::live {

/// How far it is, for a person who waits.
struct Progress {
  std::size_t clusters = 0;
  std::size_t all_clusters = 0;
  std::size_t services = 0;
  std::size_t tasks = 0;
  std::size_t held = 0;  ///< of both: those whose cluster is not read to its end yet
};

class Cluster : public std::enable_shared_from_this<Cluster> {
 public:
  Cluster(Asker& asker, Surroundings& surroundings, Progress& progress, std::string arn, std::unique_ptr<Shard> shard);

  /// Calls `done` once with all that was read.
  void read(std::function<void(std::unique_ptr<Shard>)> done);

 private:
  using Names = std::vector<std::string>;
  /// Task sets of one service, as far as they were read.
  struct SetsRead {
    std::vector<values::Value> sets{};
    std::set<std::string> open{};  ///< ARNs of those that the service shows, and that the answer lacks
  };

  void list_services();
  void end_of_services();
  void take_services(const Names& arns);
  void describe_services(const Names& arns);
  void take_described(const Names& asked, const aws::Answer& answer);
  void task_sets(const std::string& arn, const values::Value& service);
  void take_task_sets(const std::string& arn, const values::Value& service, const aws::Answer& answer);
  void add_sets(const aws::Answer& answer, SetsRead& read);
  void look_again_for_task_sets(const std::string& arn, const values::Value& service, SetsRead read);
  void without_task_sets(const std::string& arn, const values::Value& service, const aws::Failure& failure);
  void look_again();
  void look_for_interfaces();
  void note_instance(const syntax::json::Tree& answer, syntax::json::NodeId task);

  void list_tasks(const std::string& service, std::string_view status);
  void take_listed_tasks(const std::string& service, const Names& arns);
  void end_of_tasks(const std::string& service, std::string_view status);
  void describe_listed_tasks(bool is_end);
  void describe_tasks(const Names& arns);
  void take_tasks(const Names& asked, const aws::Answer& answer);
  void close();
  void hold_one();
  void hold_definition(const syntax::json::Tree& answer, syntax::json::NodeId node, std::string_view member);

  void unread(api::Item item, const Names& arns, const aws::Failure& failure);
  /// The ARN of the service whose task it is, where tasks were listed by their service; else empty.
  [[nodiscard]] std::string service_listed_with(const std::string& task) const;
  void missing(api::Item item, const Names& asked, std::set<std::string> open, const aws::Answer& answer);
  [[nodiscard]] std::string resource(std::string_view kind) const;

  Asker& asker_;
  Surroundings& surroundings_;
  const Selection& selection_;
  Progress& progress_;
  std::size_t held_ = 0;  ///< of its `held`, those of this cluster
  std::string arn_;
  std::unique_ptr<Shard> shard_;
  Stage reading_;
  std::function<void(std::unique_ptr<Shard>)> done_;
  Names services_;                         ///< listed, and not yet asked for
  Names tasks_;                            ///< likewise
  std::set<std::string> listed_services_;  ///< by their names, where services are asked for by name
  std::unordered_map<std::string, std::string>
      listed_tasks_;  ///< all of them, with the service that each was listed of
  Names gone_;        ///< services that were listed, and are not there any more
  std::set<std::string> interface_ids_;
  Surroundings::Names definitions_;  ///< of what runs, as far as it is known
  std::set<std::string> instances_;  ///< ARNs of the container instances of tasks without an interface of their own
};

}  // namespace kakoi::sources::live
