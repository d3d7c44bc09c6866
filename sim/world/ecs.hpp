// Clusters, services and tasks of a region.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/tags.hpp"
#include "sim/world/timeline.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::world {

struct Cluster {
  std::string name = {};
  std::string arn = {};
  std::string status = "ACTIVE";
  value::Value settings = value::Value::array();
  value::Value configuration = {};
  value::Value capacity_providers = value::Value::array();
  value::Value default_strategy = value::Value::array();
  Tags tags = {};
};

struct TaskDefinition {
  std::string family = {};
  std::int64_t revision = 1;
  std::string arn = {};
  std::string status = "ACTIVE";
  value::Value registered = {};  ///< the request, as it is described again
  Time registered_at = 0;
  Time deregistered_at = 0;
  std::string registered_by = {};
  Tags tags = {};

  [[nodiscard]] std::string network_mode() const { return registered.text("networkMode", "bridge"); }
};

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

enum class Standing : std::uint8_t { primary, active, draining };
enum class Rollout : std::uint8_t { in_progress, completed, failed };

struct Deployment {
  std::string id = {};
  Standing standing = Standing::primary;
  Launch launch = {};
  Rollout rollout = Rollout::in_progress;
  std::string reason = {};
  std::int64_t failed_tasks = 0;
  std::int64_t failures_in_a_row = 0;
  Time retry_at = 0;
  Time created = 0;
  Time updated = 0;
};

struct TaskSet {
  std::string id = {};
  std::string arn = {};
  Standing standing = Standing::active;
  Launch launch = {};
  double scale = 100;  ///< percent
  std::string external_id = {};
  std::string started_by = {};
  bool is_steady = false;
  Time steady_at = 0;
  std::int64_t failures_in_a_row = 0;
  Time retry_at = 0;
  Time created = 0;
  Time updated = 0;
  Tags tags = {};
};

struct ServiceEvent {
  std::string id = {};
  Time at = 0;
  std::string message = {};
};

struct Service {
  std::string name = {};
  std::string cluster = {};
  std::string arn = {};
  std::string status = "ACTIVE";
  std::string controller = "ECS";
  std::string scheduling = "REPLICA";
  std::int64_t desired = 0;
  Launch launch = {};  ///< as it was last asked for
  value::Value deployment_configuration = {};
  value::Value placement_constraints = value::Value::array();
  value::Value placement_strategy = value::Value::array();
  std::vector<Deployment> deployments = {};  ///< the primary first
  std::vector<TaskSet> task_sets = {};
  std::deque<ServiceEvent> events = {};  ///< the newest first, a hundred at most
  std::set<std::string> tasks = {};      ///< ids of those that are not stopped
  bool is_steady = false;                ///< and has said so
  bool enables_execute_command = false;
  bool enables_managed_tags = false;
  std::string propagate_tags = "NONE";
  std::string zone_rebalancing = {};
  std::string role = {};
  std::string created_by = {};
  std::optional<std::int64_t> grace_period = {};
  Time created = 0;
  Tags tags = {};
};

struct Task {
  std::string id = {};
  std::string arn = {};
  std::string cluster = {};
  std::string service = {};  ///< empty: started by hand
  std::string group = {};
  std::string started_by = {};  ///< of a service: the id of its deployment or task set
  Launch launch = {};
  std::string status = "PROVISIONING";
  std::string desired_status = "RUNNING";
  std::string stop_code = {};
  std::string stopped_reason = {};
  std::string container_reason = {};
  std::optional<std::int64_t> exit_code = {};
  std::string attachment_id = {};
  std::string attachment_status = {};
  std::string subnet_id = {};
  std::string interface_id = {};
  std::string private_ip = {};
  std::string mac = {};
  std::string zone = {};
  value::Value overrides = {};
  bool enables_execute_command = false;
  double ends_after = 0;  ///< seconds after which what it runs is done; 0: it runs until it is stopped
  Time created = 0;
  Time pull_started = 0;
  Time started = 0;
  Time stopping = 0;
  Time stopped = 0;
  Tags tags = {};

  [[nodiscard]] bool is_running() const { return status == "RUNNING"; }
  [[nodiscard]] bool is_coming() const { return desired_status == "RUNNING" && !is_running(); }
};

struct Ecs {
  std::map<std::string, Cluster> clusters = {};
  std::map<std::string, std::vector<TaskDefinition>> families = {};     ///< each in the order of its revisions
  std::map<std::string, std::map<std::string, Service>> services = {};  ///< cluster -> name
  std::map<std::string, Task> tasks = {};
  std::map<std::string, std::vector<Timeline::Job>> when_stopped = {};  ///< by task: who wants to know

  Service* service(const std::string& cluster, const std::string& name) {
    const auto in = services.find(cluster);
    if (in == services.end()) return nullptr;
    const auto found = in->second.find(name);
    return found != in->second.end() ? &found->second : nullptr;
  }
  /// By ARN.
  [[nodiscard]] const TaskDefinition* definition(std::string_view arn) const;
};

}  // namespace kakoi::sim::world
