// What AWS answered, kept by the thing that it is about until all of it is here and can be joined. The same for answers
// that were saved to files and for those that a call just gave: whoever has one hands it over thing by thing.
#pragma once

#include "base/diagnostic.hpp"
#include "base/known.hpp"
#include "base/message.hpp"
#include "base/range.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sources::api {

/// What one thing of an answer is: an element of its list, or all of it where it has none.
enum class Item : std::uint8_t {
  service,          ///< describe-services; create-service and update-service answer with one, too
  task_set,         ///< describe-task-sets
  task,             ///< describe-tasks, run-task
  cluster,          ///< describe-clusters
  task_definition,  ///< describe-task-definition
  interface,        ///< describe-network-interfaces
  instance,         ///< describe-container-instances, with the public address of the instance of EC2
  service_arn,      ///< list-services
  task_set_arn,     ///< of task sets, however listed
  task_arn,         ///< list-tasks
  cluster_arn,      ///< list-clusters
  failure,          ///< what ECS could not describe
  rule_target,      ///< list-targets-by-rule
  rule,             ///< list-rules
  schedule,         ///< get-schedule
  schedule_entry,   ///< list-schedules
  pipe,             ///< describe-pipe
  pipe_entry,       ///< list-pipes
  machine,          ///< describe-state-machine
  machine_entry,    ///< list-state-machines
  job_definition,   ///< describe-job-definitions
  vpc,              ///< describe-vpcs; this and what follows is of a network, and named by its member
  vpc_attribute,    ///< describe-vpc-attribute
  dhcp_options,
  subnet,
  route_table,
  security_group,
  network_acl,
  endpoint,             ///< describe-vpc-endpoints
  nat_gateway,          ///< describe-nat-gateways
  internet_gateway,     ///< describe-internet-gateways
  egress_only_gateway,  ///< describe-egress-only-internet-gateways
  prefix_list,          ///< describe-managed-prefix-lists, describe-prefix-lists
  prefix_list_entry,    ///< get-managed-prefix-list-entries
  public_access,        ///< describe-vpc-block-public-access-options
  access_exclusion,     ///< describe-vpc-block-public-access-exclusions
  load_balancer,        ///< describe-load-balancers
  target_group,         ///< describe-target-groups
};

/// Is it a part of a network, and nothing that starts or runs?
bool is_of_network(Item item);

/// One answer about one thing.
struct Told {
  values::Value value{};
  base::Range at{};      ///< where it stands
  bool is_cut = false;   ///< the answer breaks off within it: what is absent may have been there
  bool is_part = false;  ///< it stands within the answer about something else
  std::string of{};      ///< what it belongs to, where the answer does not say so: the rule of a target, the service
                         ///< of a task that could not be described
};

/// By ARN, or whatever tells one from another.
using Things = std::map<std::string, std::vector<Told>>;

/// What is to be said beside the inventory.
struct Problem {
  base::Level level = base::Level::warning;
  base::Range at{};
  base::Message message;
};

/// What was asked for and not answered.
struct Unread {
  Item item = Item::service;
  std::string name;
  base::Range at{};
  std::string of{};  ///< of a task: the ARN of its service, where that is known
  base::Unknown why;
};

struct Answers {
  Things services;
  Things task_sets;
  Things tasks;
  Things clusters;
  Things task_definitions;
  Things interfaces;
  Things instances;  ///< by the ARN of the container instance
  Things schedules;
  Things pipes;
  Things machines;
  Things jobs;
  std::vector<Told> targets;
  Things listed_services;
  Things listed_task_sets;
  Things listed_tasks;
  Things listed_clusters;
  Things listed_schedules;
  Things listed_pipes;
  Things listed_machines;
  std::vector<Told> rules;
  Things failures;
  std::vector<Unread> unread;
  /// The same of what others need to be judged: clusters, task definitions, network interfaces, by what they are
  /// called.
  std::map<std::string, base::Unknown> unread_facts;
  std::size_t target_lists = 0;  ///< how many answers to list-targets-by-rule there are
  std::vector<std::pair<Item, Told>> network;
  std::set<Item> network_lists;                ///< of which parts there is an answer, were it an empty one
  std::map<Item, base::Unknown> network_more;  ///< of which parts there are more, by this

  /// Keeps `told`. What does not say which thing it is about is left out, with a problem.
  void add(Item item, const Told& told, std::vector<Problem>& problems);
};

/// What is said of one thing: the first answer about it, or, where there are several that do not agree in what `facts`
/// says, null. Several are a problem of their own.
const Told* settled(const std::string& name, const std::vector<Told>& answers,
                    const std::function<std::string(const values::Value&)>& facts, std::vector<Problem>& problems);

}  // namespace kakoi::sources::api
