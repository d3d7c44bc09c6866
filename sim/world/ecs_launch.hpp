// How ECS is told to start tasks.
#pragma once

#include "sim/value/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::world {

/// `awsvpcConfiguration`.
struct Awsvpc {
  std::vector<std::string> subnets = {};
  std::vector<std::string> groups = {};
  std::optional<bool> public_ip = {};  ///< nothing: the request left it out, which means no

  friend bool operator==(const Awsvpc&, const Awsvpc&) = default;
};

/// How tasks are to be started: what services, deployments, task sets and single tasks share.
struct Launch {
  std::string task_definition = {};      ///< ARN
  std::string launch_type = {};          ///< empty: by capacity providers
  value::Value capacity_providers = {};  ///< a strategy; null where there is a launch type
  std::string platform_version = {};     ///< as it was asked for; empty without Fargate
  std::optional<Awsvpc> network = {};
  value::Value load_balancers = value::Value::array();
  value::Value registries = value::Value::array();

  [[nodiscard]] bool is_fargate() const {
    return launch_type == "FARGATE" || (!capacity_providers.items().empty() &&
                                        capacity_providers.items()[0].text("capacityProvider").starts_with("FARGATE"));
  }
  [[nodiscard]] bool wants_public_ip() const { return network && network->public_ip.value_or(false); }
};

}  // namespace kakoi::sim::world
