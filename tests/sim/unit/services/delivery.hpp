// An estate with services behind a load balancer, as the shipped scenario `delivery` has them.
#pragma once

#include "estate.hpp"

#include <string>

namespace kakoi::sim::services {

struct Delivery : Estate {
  std::string front;  ///< security groups: of the load balancer, and of what it may reach
  std::string tasks;
  std::string balancer;  ///< ARNs
  std::string blue;
  std::string green;
  std::string listener;

  Delivery();

  /// A CODE_DEPLOY service `web` in public subnets, and its deployment group `web` of the application `shop`.
  void add_code_deploy(int termination_minutes = 5);
  /// Begins a deployment whose AppSpec has this network: its id. `config` behind `CodeDeployDefault.`.
  std::string deploy(const std::string& subnet, bool is_public, const std::string& config = "ECSAllAtOnce",
                     const std::string& groups = {});
  Value deployment(const std::string& id);
  /// `loadBalancers` as a member of a JSON object.
  [[nodiscard]] std::string balanced(const std::string& group) const;
  /// The states of the group's targets.
  std::vector<std::string> states(const std::string& group);
};

}  // namespace kakoi::sim::services
