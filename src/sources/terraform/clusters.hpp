// The default capacity provider strategies of the clusters that the code shows, and which of them a launcher gets.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/fields.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

/// Which cluster is meant.
struct ClusterRef {
  std::string address;  ///< of the aws_ecs_cluster that it is a reference to; empty where it is none
  std::string name;     ///< the plain name, where it is no reference. Both empty: a cluster that the code does not show
};

class Clusters {
 public:
  explicit Clusters(Evaluator& evaluator) : evaluator_(evaluator), fields_(evaluator) {}

  /// The default strategy of the cluster that `cluster` names, as `launcher` finds it. A reference means that instance
  /// of the resource. A name means whichever cluster is called so: where several are, or what is called so may not be
  /// there, or is made with another configuration of the provider, each strategy that the cluster may have is possible.
  /// An ARN may be that of another account or Region, and means none of the clusters that the code shows.
  inventory::ClusterDefault default_strategy(const values::Value& cluster, const ResourceInstance& launcher);

  /// The names in the blocks `type` of `body`.
  inventory::Providers strategy(const Body& body, std::string_view type);

 private:
  struct Cluster {
    ResourceInstance at;
    std::string name;  ///< empty where it is not known
  };
  /// A default strategy, in a resource of its own or in the cluster's.
  struct Strategy {
    ResourceInstance at;
    inventory::Providers names = inventory::Providers::defaulted({});
  };
  class Possible;

  void read(ModuleInstance& module);
  void read_cluster(const ResourceInstance& at);
  void read_strategy(const ResourceInstance& at);
  [[nodiscard]] ClusterRef meant_by(const values::Value& cluster, int depth = 0);
  void add_named(const std::string& name, Possible& possible) const;
  /// `shown` is null where the code shows the name only.
  void add_cluster(const Cluster* shown, const std::string& name, Possible& possible) const;

  Evaluator& evaluator_;
  Fields fields_;
  bool is_read_ = false;
  std::map<std::string, Cluster> clusters_;                    // by address
  std::map<std::string, std::vector<std::string>> addresses_;  // by name
  std::map<std::string, std::vector<Strategy>> by_address_;    // of the cluster that it refers to
  std::map<std::string, std::vector<Strategy>> by_name_;       // of the cluster, where that is all it gives
  std::set<std::string> sensitive_names_;                      // of clusters: these are not shown
  std::set<std::string> told_;                                 // what makes no difference in by_name_ a second time
  std::map<std::string, inventory::ClusterDefault> answers_;   // those that are the same for all launchers
};

}  // namespace kakoi::sources::terraform
