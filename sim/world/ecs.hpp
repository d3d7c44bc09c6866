// Clusters, services and tasks of a region.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/ecs_capacity.hpp"
#include "sim/world/ecs_deployments.hpp"
#include "sim/world/ecs_express.hpp"
#include "sim/world/ecs_launch.hpp"
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
  value::Value connect_defaults = {};  ///< `serviceConnectDefaults`
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

enum class Standing : std::uint8_t { primary, active, draining };
enum class Rollout : std::uint8_t { in_progress, completed, failed };

struct Deployment {
  std::string id = {};
  std::string revision = {};  ///< ARN of its service revision
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

/// What is still shown of something that has just been changed.
struct StaleView {
  value::Value shape = {};
  Time until = 0;
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
  std::vector<Deployment> deployments = {};                 ///< the primary first
  std::vector<ServiceRevision> revisions = {};              ///< the oldest first
  std::vector<ServiceDeployment> service_deployments = {};  ///< the oldest first
  std::vector<TaskSet> task_sets = {};
  std::deque<ServiceEvent> events = {};  ///< the newest first, a hundred at most
  std::set<std::string> tasks = {};      ///< ids of those that are not stopped
  bool is_steady = false;                ///< and has said so
  Time said_steady = 0;
  Time next_placement = 0;              ///< when it is tried again after no instance was there
  Time next_stuck = 0;                  ///< when it may say again that its deployment can go neither way
  Time next_look = 0;                   ///< when its scheduler looks at it
  Time next_wake = 0;                   ///< when it is looked at because something has to wait until then
  std::optional<Express> express = {};  ///< nothing: a service that the customer manages
  StaleView stale = {};
  bool wants_ipv6 = true;  ///< of its tasks, by the setting of the account
  bool enables_execute_command = false;
  bool enables_managed_tags = false;
  std::string propagate_tags = "NONE";
  std::string zone_rebalancing = {};
  std::string role = {};
  std::string created_by = {};
  std::optional<std::int64_t> grace_period = {};
  value::Value connect = {};  ///< `serviceConnectConfiguration`
  value::Value volumes = {};  ///< `volumeConfigurations`
  value::Value lattice = {};  ///< `vpcLatticeConfigurations`
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
  std::string ipv6 = {};
  std::string mac = {};
  std::string zone = {};
  std::string container_instance = {};  ///< its id; empty on Fargate
  bool wants_ipv6 = true;               ///< by the setting of the account when it was started
  value::Value overrides = {};
  bool enables_execute_command = false;
  double ends_after = 0;  ///< seconds after which what it runs is done; 0: it runs until it is stopped
  Time created = 0;
  Time pull_started = 0;
  Time pull_stopped = 0;
  Time started = 0;
  Time stopping = 0;
  Time stopped = 0;
  bool is_protected = false;
  Time protected_until = 0;
  std::int64_t version = 1;
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
  std::map<std::string, ContainerInstance> instances = {};              ///< by id
  std::map<std::string, CapacityProvider> providers = {};               ///< those that were created
  std::map<std::string, TokenUse> tokens = {};                          ///< by action and client token
  /// By principal, empty for the default of the account: what was put, by name.
  std::map<std::string, std::map<std::string, std::string>> account_settings = {};

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
