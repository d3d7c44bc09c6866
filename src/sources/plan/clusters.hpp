// The default capacity provider strategies of the clusters that a plan or state shows, and which a launcher gets.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/plan/configuration.hpp"
#include "sources/plan/resource.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

/// The capacity providers that are named in a list of blocks. `hidden`: by no name that may be a secret.
inventory::Providers providers_in(const values::Value& blocks, bool hidden);

class Clusters {
 public:
  explicit Clusters(Configuration& configuration) : configuration_(configuration) {}

  /// A cluster, one that is looked up, or its capacity providers.
  void add(Resource& resource);

  /// The default strategy of the cluster that stands at `path` in `launcher`: `cluster`. An ARN is that one; a name is
  /// whichever cluster is called so; what is known only after apply is what the configuration refers to.
  inventory::ClusterDefault default_strategy(const values::Value& cluster, const Resource& launcher,
                                             const std::vector<std::string_view>& path) const;

 private:
  struct Strategy {
    inventory::Providers names = inventory::Providers::defaulted({});
    std::string provider;  ///< the configuration of its provider
    std::string key;       ///< of the cluster's instance, where it refers to one; empty: to any
  };
  struct Cluster {
    std::string key;
    std::string name;  ///< empty where it is not known
    std::string provider;
  };
  template <typename T>
  using Index = std::map<std::string, std::vector<T>, std::less<>>;
  class Possible;

  void add_strategy(Resource& resource, const values::Value& names_cluster, Strategy strategy);
  void add_cluster(const std::string& address, const Cluster& cluster, Possible& possible) const;
  void add_targets(const std::vector<Meant::Target>& targets, Possible& possible) const;

  Configuration& configuration_;
  Index<Cluster> clusters_;         ///< by address without key
  Index<Strategy> by_name_;         ///< of the cluster
  Index<Strategy> by_address_;      ///< of the cluster, without key
  Index<Strategy> by_own_address_;  ///< with key
  std::map<std::string, std::string, std::less<>> name_of_arn_;
};

}  // namespace kakoi::sources::plan
