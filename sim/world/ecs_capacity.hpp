// What tasks run on when it is not Fargate, and what ECS remembers of clients.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct ContainerInstance {
  std::string id = {};
  std::string arn = {};
  std::string cluster = {};
  std::string ec2_instance_id = {};
  std::string status = "ACTIVE";
  std::string capacity_provider = {};
  value::Value resources = value::Value::array();
  value::Value version_info = {};
  std::map<std::string, std::string> attributes = {};
  Time registered = 0;
  Tags tags = {};
};

/// One that was created. FARGATE and FARGATE_SPOT are there by themselves.
struct CapacityProvider {
  std::string name = {};
  std::string arn = {};
  std::string cluster = {};  ///< of managed instances
  std::string status = "ACTIVE";
  std::string type = {};
  std::string update_status = {};
  value::Value auto_scaling_group = {};
  value::Value managed_instances = {};
  Tags tags = {};
};

/// A client token that was used: for what, and what came of it.
struct TokenUse {
  std::string input = {};              ///< as JSON
  std::vector<std::string> made = {};  ///< names or ids
  Time at = 0;
};

}  // namespace kakoi::sim::world
