// CodeDeploy in a region: applications, their deployment groups, and deployments of ECS services.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/ecs.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::world {

struct CodeDeployRevision {
  value::Value location = {};
  std::string description = {};
  std::vector<std::string> groups = {};  ///< names of those that it was deployed to
  Time registered = 0;
  Time first_used = 0;
  Time last_used = 0;
};

struct CodeDeployGroup {
  std::string id = {};
  std::string name = {};
  value::Value settings = value::Value::object();  ///< the members of the request, as they are described again
  std::string last_successful = {};                ///< ids of deployments
  std::string last_attempted = {};
  Tags tags = {};
};

struct CodeDeployApplication {
  std::string id = {};
  std::string name = {};
  std::string platform = "Server";
  std::map<std::string, CodeDeployGroup> groups = {};
  std::map<std::string, CodeDeployRevision> revisions = {};  ///< by the digest of their content
  Time created = 0;
  Tags tags = {};
};

struct CodeDeployConfig {
  std::string id = {};
  std::string name = {};
  std::string platform = "ECS";
  value::Value routing = {};        ///< trafficRoutingConfig
  value::Value healthy_hosts = {};  ///< of servers: minimumHealthyHosts
  Time created = 0;
};

/// How traffic goes over to the replacement: all at once, `percent` and then the rest, or `percent` by `percent`.
struct TrafficRouting {
  enum class Kind : std::uint8_t { all_at_once, canary, linear };

  Kind kind = Kind::all_at_once;
  double percent = 100;
  double interval = 0;  ///< seconds between the steps
};

struct LifecycleEvent {
  std::string name = {};
  std::string status = "Pending";
  Time started = 0;
  Time ended = 0;
};

struct CodeDeployDeployment {
  std::string id = {};
  std::string application = {};
  std::string group = {};
  std::string config = {};
  std::string description = {};
  std::string creator = "user";
  std::string status = "Created";
  std::string error_code = {};
  std::string error_message = {};
  value::Value revision = {};
  value::Value previous_revision = {};
  value::Value auto_rollback = {};
  value::Value settings = {};  ///< of the group, as they were when it began
  std::string rolled_back_by = {};
  std::string rolls_back = {};
  Time created = 0;
  Time started = 0;
  Time completed = 0;
  Time updated = 0;
  bool waits_for_termination = false;
  std::int64_t wait = 0;  ///< counts the waits, so that one that was cut short does not end the next

  std::string cluster = {};
  std::string service = {};
  Launch launch = {};        ///< of the replacement
  std::string refusal = {};  ///< what ECS says to it; empty: nothing
  std::string refusal_code = {};
  TrafficRouting routing = {};
  std::string blue_set = {};  ///< ids of task sets
  std::string green_set = {};
  std::string blue_group = {};  ///< ARNs of target groups
  std::string green_group = {};
  std::vector<std::string> listeners = {};       ///< ARNs, of the production traffic
  std::vector<std::string> test_listeners = {};  ///< of the test traffic
  bool moved_traffic = false;                    ///< some of production's
  std::vector<LifecycleEvent> events = {};

  [[nodiscard]] bool is_active() const { return completed == 0; }
};

struct CodeDeploy {
  std::map<std::string, CodeDeployApplication> applications = {};
  std::map<std::string, CodeDeployConfig> configs = {};  ///< but for the predefined ones
  std::map<std::string, CodeDeployDeployment> deployments = {};

  CodeDeployGroup* group(const std::string& application, const std::string& name) {
    const auto found = applications.find(application);
    if (found == applications.end()) return nullptr;
    const auto group = found->second.groups.find(name);
    return group != found->second.groups.end() ? &group->second : nullptr;
  }
};

}  // namespace kakoi::sim::world
