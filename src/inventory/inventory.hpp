// What exists: everything that one scan read, in the terms of Amazon ECS, whatever source it was read from. Plain
// structs; each field is known, or unknown with the reason. What could not be read is in here too.
#pragma once

#include "base/known.hpp"
#include "base/range.hpp"
#include "inventory/network.hpp"
#include "inventory/reference.hpp"
#include "inventory/task_definition.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::inventory {

/// Which thing of which source. A finding's fingerprint is made of this.
struct Identity {
  std::string source;   ///< "terraform", "saved"
  std::string root;     ///< the root module's folder, relative to the scanned folder; "." for that itself
  std::string address;  ///< `module.app.aws_ecs_service.web["a"]`; of what AWS answered, an ARN
  std::string target;   ///< within the resource: a state, a container; empty where there is one thing only
  /// Where the source knows it: what the thing is called in AWS, whatever source names it. Not part of who it is, since
  /// it is not known before the thing is made.
  std::string arn{};
};

enum class LaunchType : std::uint8_t { fargate, ec2, external, managed_instances };

/// `not_awsvpc`: one of the others, and it is not known which.
enum class NetworkMode : std::uint8_t { awsvpc, bridge, host, none, not_awsvpc };

enum class DeploymentController : std::uint8_t { ecs, code_deploy, external };

/// Whether the resource will exist at all.
enum class Existence : std::uint8_t {
  exists,
  absent,   ///< by `count`, `for_each`, a condition
  deleted,  ///< it is there and goes, or is no more, and starts nothing
};

/// False where it is known that there is no such thing, or that it goes.
inline bool may_exist(const base::Known<Existence>& existence) {
  return existence.match([](Existence known) { return known == Existence::exists; },
                         [](const base::Unknown&) { return true; });
}

using Providers = base::Known<std::vector<base::Known<std::string>>>;

/// The default strategy of a cluster.
struct ClusterDefault {
  /// The names in it; none when the input does not show one. Several strategies where it is not known which of them the
  /// cluster has.
  std::vector<Providers> possible{Providers::defaulted({})};
  base::Unknown why_open{};  ///< where there are several: why it is not known which
};

/// Where the tasks run. AWS takes a launch type or a capacity provider strategy, not both; neither means the cluster's
/// default strategy.
struct Compute {
  base::Known<std::optional<LaunchType>> launch_type = base::Known<std::optional<LaunchType>>::defaulted(std::nullopt);
  /// The names in the strategy. Unknown as a whole when how many there are is not known.
  Providers capacity_providers = Providers::defaulted({});
  ClusterDefault cluster_default{};
  /// Its task definition says what it is for (requiresCompatibilities), and that is not Fargate: AWS starts it nowhere
  /// else.
  bool is_not_for_fargate = false;
};

/// How Terraform carries out a change of the resource.
struct Lifecycle {
  std::vector<std::string> ignore_changes;  ///< the attributes as they are written; "all"
  bool ignores_setting = false;             ///< assign_public_ip is among them: what runs may differ from the code
  bool create_before_destroy = false;
  bool prevent_destroy = false;
};

/// The network configuration with which a launcher starts tasks.
struct Launch {
  base::Known<bool> assign_public_ip = base::Known<bool>::defaulted(false);
  /// Where it is open which branch is taken, and all come to the same: how the settings of the other branches came.
  std::vector<base::TrailId> other_branches{};
  bool has_network_configuration = false;  ///< true also when it is not known whether there is one
  Compute compute;
  /// From the task definition. Nothing when the input does not show the task definition.
  base::Known<std::optional<NetworkMode>> network_mode =
      base::Known<std::optional<NetworkMode>>::defaulted(std::nullopt);
  std::vector<std::string> security_groups;  ///< as far as they are known by name; for the text of a finding
  References subnets;
  References groups;              ///< none: the default one of the VPC
  std::string task_definition{};  ///< as the launch names it; empty where it names none that is known
  /// The key of its task definition among those of the inventory; empty where it names none.
  Reference definition = Reference::defaulted({});
  /// Of Fargate: "1.3.0", "LATEST"; empty where none is written, which is the latest.
  base::Known<std::string> platform_version = base::Known<std::string>::defaulted({});
  base::Known<bool> has_exec = base::Known<bool>::defaulted(false);  ///< ECS Exec is on
  References target_groups{};                                        ///< of load balancers in front of it
  Lifecycle lifecycle;
  /// It says nothing of the network: what it is applied to keeps the configuration that it has.
  bool keeps_configuration = false;
  /// What all this was read from, where it is not the launcher itself; empty where it is.
  base::Message basis{};
};

/// Where a finding about a thing points: the attribute's value, or, where there is none, its header.
struct Location {
  base::Range header;
  std::optional<base::Range> setting;  ///< of assign_public_ip
};

/// One revision of a service, as it runs: a deployment, or a task set.
struct Revision {
  std::string id{};
  bool is_task_set = false;
  bool is_primary = false;
  bool is_first = false;  ///< the one that the service was made with: there is nothing that it could go back to
  std::string rollout{};  ///< of a deployment: `IN_PROGRESS`, `COMPLETED`, `FAILED`; empty where AWS says none
  base::Known<bool> assigns = base::Known<bool>::defaulted(false);
  std::optional<std::int64_t> desired{};
  std::optional<std::int64_t> running{};
  std::optional<std::int64_t> pending{};
};

/// How many tasks a service wants, and how many percent of them run while it replaces them one by one.
struct Replacing {
  base::Known<int> desired = base::Known<int>::defaulted(1);
  base::Known<int> minimum_percent = base::Known<int>::defaulted(100);
  base::Known<int> maximum_percent = base::Known<int>::defaulted(200);
};

struct Service {
  Identity id;
  Location location;
  base::Known<Existence> existence = base::Known<Existence>::defaulted(Existence::exists);
  Launch launch;
  base::Known<DeploymentController> controller =
      base::Known<DeploymentController>::defaulted(DeploymentController::ecs);
  std::optional<Replacing> replacing{};  ///< none where it does not roll, or that is not read
  bool is_idle = false;                  ///< known to run no task, and to want none
  bool is_read = true;                   ///< false: AWS was asked and did not tell; its revisions are not known either
  /// All of them, the primary one too; none where the source does not show what runs.
  std::vector<Revision> revisions{};
  std::optional<std::int64_t> desired{};
  std::optional<std::int64_t> running{};
};

struct TaskSet {
  Identity id;
  Location location;
  base::Known<Existence> existence = base::Known<Existence>::defaulted(Existence::exists);
  Launch launch;
  bool is_idle = false;    ///< as of a service
  bool is_primary = true;  ///< false: it runs beside the one that the service is going to
  std::string service{};   ///< the ARN of the service that it belongs to, where the source knows it
};

/// One revision of a service beside the one that the service is going to: a deployment, or a task set, that still runs.
struct Deployment {
  Identity id;  ///< the service, and as its target the deployment
  Location location;
  base::Known<Existence> existence = base::Known<Existence>::defaulted(Existence::exists);
  Launch launch;
  base::Known<bool> service_assigns = base::Known<bool>::defaulted(false);  ///< the setting of the service itself
  bool is_idle = false;                                                     ///< as of a service
};

/// What the network interfaces of a task have.
struct Addresses {
  std::string public_ipv4;  ///< empty: none
  std::string ipv6;         ///< likewise; whether the internet can reach it is another question
};

/// The EC2 instance that a task runs on.
struct Instance {
  std::string id;           ///< `i-0123456789abcdef0`
  std::string public_ipv4;  ///< empty: none
};

/// One running task, as AWS described it.
struct Task {
  Identity id;
  base::Range header{};
  base::Range address{};  ///< where its public address stands, else as `header`
  bool has_stopped = false;
  bool is_running = false;    ///< it has all that it needed to start
  bool is_read = true;        ///< false: it is only named, or only an interface of it is known; whose it is is not
  bool has_interface = true;  ///< false: bridge or host, which answer on the address of their instance
  bool has_released_interface = false;  ///< it ends, and its network interface is gone already
  /// It starts, its network interface is not there yet, and the revision that it is of gives it no public address.
  bool awaits_interface = false;
  base::Known<Addresses> addresses = base::Known<Addresses>::defaulted({});
  std::optional<base::Known<Instance>> instance{};  ///< where the task has no interface of its own, and this was asked
  std::vector<std::string> security_groups{};       ///< as of a launch
  std::string service{};                            ///< the ARN of the service that it belongs to; empty: to none
  std::string group{};                              ///< `family:batch`, as AWS shows it
  std::string started_by{};                         ///< of a task of a service, the deployment
  std::vector<std::string> interfaces{};            ///< by their ids, as far as they have one
  Reference subnet = Reference::defaulted({});      ///< of its interface, as `groups`
  References groups{};
  Reference definition = Reference::defaulted({});  ///< as of a launch
  /// Of Fargate; empty elsewhere.
  base::Known<std::string> platform_version = base::Known<std::string>::defaulted({});
};

/// What else starts tasks with a network configuration of its own.
enum class LauncherKind : std::uint8_t {
  rule_target,      ///< EventBridge
  schedule,         ///< EventBridge Scheduler
  pipe,             ///< EventBridge Pipes
  state,            ///< a Task state of Step Functions
  task_execution,   ///< RunTask by Terraform itself, while it plans or applies
  express_service,  ///< an Express Mode service, which has no such setting: its subnets decide
  run_task,         ///< a call of RunTask whose parameters are written down
  cluster,          ///< all that runs in a cluster that could not be read
};

struct Launcher {
  LauncherKind kind = LauncherKind::rule_target;
  Identity id;
  Location location;
  base::Known<Existence> existence = base::Known<Existence>::defaulted(Existence::exists);
  Launch launch;
};

/// One container, or one range of nodes, of an AWS Batch job definition.
struct BatchJob {
  Identity id;
  Location location;
  base::Known<Existence> existence = base::Known<Existence>::defaulted(Existence::exists);
  Launch launch;
  bool has_environment = false;  ///< a compute environment says in which subnets it starts, and with which groups
};

/// A part of the input that could hold launchers and could not be read: a Terraform module, or the template of a nested
/// stack, that is not there.
struct UnreadModule {
  Identity id;
  base::Range header;
  std::string source;  ///< where the code says that it comes from
  base::Unknown why;
  /// The module call has an argument of this name; its value, written out, if it is a plain bool.
  std::optional<std::string> assign_public_ip;
};

enum class UnreadKind : std::uint8_t { state_machine, rule, part };

/// What could start tasks, and of which it is not known whether it does: a state machine whose definition, a rule whose
/// targets, or a part of a template that is not known.
struct UnreadDefinition {
  UnreadKind kind = UnreadKind::state_machine;
  Identity id;
  Location location;
  base::Unknown why;
};

/// What a listing is of.
enum class ListingKind : std::uint8_t {
  region,  ///< everything in it
  clusters,
  services,   ///< of a cluster
  task_sets,  ///< of a service
  tasks,      ///< of a cluster
  rules,
  schedules,
  pipes,
  state_machines,
  job_definitions,
};

/// What could not be listed, or not to its end: there may be more than what is in the inventory. Its address is an ARN
/// that ends in `*`.
struct Unlisted {
  ListingKind kind = ListingKind::clusters;
  Identity id;
  base::Range header{};
  base::Unknown why;
};

struct Inventory {
  std::vector<Service> services;
  std::vector<TaskSet> task_sets;
  std::vector<Launcher> launchers;
  std::vector<BatchJob> batch_jobs;
  std::vector<Deployment> deployments;
  std::vector<Task> tasks;
  std::vector<UnreadModule> unread_modules;
  std::vector<UnreadDefinition> unread_definitions;
  std::vector<Unlisted> unlisted;
  /// The network around all this, which several inventories may share; null where nobody asked for it.
  std::shared_ptr<const Network> network{};
  std::vector<TaskDefinition> task_definitions{};  ///< those that launches name, where `network` is there
};

}  // namespace kakoi::inventory
