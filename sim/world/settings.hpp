// How fast the world moves, and which way it goes where nobody knows what AWS does.
#pragma once

namespace kakoi::sim::world {

/// In seconds.
struct Pace {
  double react = 1;            ///< until the scheduler looks at a change
  double attach = 4;           ///< until a task has its network interface
  double start = 8;            ///< from there until it runs, image pull included
  double give_up = 60;         ///< from there until a task that cannot start has failed
  double healthy = 10;         ///< that a task has to run before a rollout counts it (AWS: 40)
  double stop = 6;             ///< until a task that was told to stop is down
  double clean_up = 4;         ///< from there until its interface is gone
  double retry = 10;           ///< after a task failed; doubled each time
  double longest_retry = 300;  ///< AWS slows down to this and goes on trying
  double gateway = 3;           ///< until a gateway or an endpoint of EC2 is there, or gone (AWS: a minute or two)
  double keep_stopped = 3600;  ///< that a stopped task is still described
  double token_life = 600;     ///< of a page token
  double provision = 30;       ///< until a new load balancer is active
  double first_check = 5;      ///< until a target that was registered is checked
  double drain = 20;           ///< the longest that a target is drained, whatever its group says (AWS: as it says)
  double give_up_replacement = 3600;  ///< until CodeDeploy stops waiting for a replacement task set
  double work = 600;  ///< that a task of a job or of a state machine takes until it is done; 0: it never is
  double step = 0.1;  ///< from one state of an execution to the next
};

/// Where the facts end. Each says what happens when it is true.
struct Quirks {
  bool echoes_omitted_public_ip = true;           ///< `assignPublicIp` that was left out is shown as DISABLED
  bool same_network_starts_deployment = false;    ///< an identical networkConfiguration starts a deployment
  bool update_keeps_omitted_groups = false;       ///< an update without securityGroups keeps the old ones
  bool task_sets_by_hand_on_code_deploy = false;  ///< CreateTaskSet is taken for a CODE_DEPLOY service
  bool code_deploy_without_load_balancer = true;  ///< a CODE_DEPLOY service may be created without a load balancer
  bool all_at_once_shifts_unchecked = true;     ///< CodeDeploy moves all traffic at once to targets nobody has checked
  bool deployment_clears_leftovers = true;      ///< a deployment deletes the set that a stopped one has left beside it
  bool public_ip_without_gateway = false;       ///< a task gets a public address in a subnet without internet gateway
  bool batch_echoes_omitted_public_ip = false;  ///< the same of a job definition for Fargate
  bool far_networks_have_internet = false;      ///< what is behind transit and virtual private gateways leads out
  bool custom_dns_knows_private_names = false;  ///< the customer's own resolver knows the names of VPC endpoints
  bool outward_only_lets_public_addresses_out = false;  ///< VPC Block Public Access, where it lets things out only
};

}  // namespace kakoi::sim::world
