// How fast the world moves, and which way it goes where nobody knows what AWS does.
#pragma once

namespace kakoi::sim::world {

/// In seconds.
struct Pace {
  double react = 1;                ///< until the scheduler looks at a change
  double attach = 4;               ///< until a task has its network interface
  double start = 8;                ///< from there until it runs, image pull included
  double give_up = 60;             ///< from there until a task that cannot start has failed
  double healthy = 10;             ///< that a task has to run before a rollout counts it (AWS: 40)
  double stop = 6;                 ///< until a task that was told to stop is down
  double clean_up = 4;             ///< from there until its interface is gone
  double retry = 10;               ///< after a task failed; doubled each time
  double longest_retry = 300;      ///< AWS slows down to this and goes on trying
  double provision = 3;            ///< until a gateway or an endpoint of EC2 is there, or gone (AWS: a minute or two)
  double keep_stopped = 3600;      ///< that a stopped task is still described
  double token_life = 600;         ///< of a page token
  double provision_balancer = 30;  ///< until a new load balancer is active
  double first_check = 5;          ///< until a target that was registered is checked
  double drain = 20;               ///< the longest that a target is drained, whatever its group says (AWS: as it says)
  double give_up_replacement = 3600;  ///< until CodeDeploy stops waiting for a replacement task set
  double work = 600;            ///< that a task of a job or of a state machine takes until it is done; 0: it never is
  double step = 0.1;            ///< from one state of an execution to the next
  double job = 300;             ///< that a task runs that a rule or a schedule started; 0: for ever
  double move_pipe = 15;        ///< until a pipe is created, changed, started, stopped or deleted
  double delete_group = 5;      ///< until a group of schedules is gone
  double stage = 3;             ///< a stage of a blue/green deployment in which nothing has to be waited for
  double visible = 0;           ///< until List and Describe see what was made or changed
  double steady_again = 21600;  ///< until a steady service says so again
};

/// Where the facts end. Each says what happens when it is true.
struct Quirks {
  bool echoes_omitted_public_ip = true;           ///< `assignPublicIp` that was left out is shown as DISABLED
  bool same_network_starts_deployment = false;    ///< an identical networkConfiguration starts a deployment
  bool update_keeps_omitted_groups = false;       ///< an update without securityGroups keeps the old ones
  bool external_refuses_each_by_name = false;     ///< as CODE_DEPLOY does: which parameter it is stands in the message
  bool controller_can_change = false;             ///< UpdateService takes another deploymentController
  bool external_takes_awsvpc = false;             ///< launch type EXTERNAL with a network configuration
  bool managed_instances_take_public_ip = false;  ///< assignPublicIp ENABLED on managed instances
  bool stop_type_abort = false;                   ///< StopServiceDeployment takes ABORT, and leaves things as they are
  bool bakes_first_deployment = false;            ///< bake times are kept too when there is nothing to go back to
  bool keeps_current_service_deployment = false;  ///< `currentServiceDeployment` stays when it is over
  bool dual_stack_by_default = true;              ///< the account setting dualStackIPv6, as long as nobody put it
  bool express_refuses_mixed_subnets = true;      ///< public and private subnets together; else they count as private
  bool throttles_undocumented = false;            ///< task sets and Express: the bucket of service modify, else none
  bool task_sets_by_hand_on_code_deploy = false;  ///< CreateTaskSet is taken for a CODE_DEPLOY service
  bool code_deploy_without_load_balancer = true;  ///< a CODE_DEPLOY service may be created without a load balancer
  bool all_at_once_shifts_unchecked = true;     ///< CodeDeploy moves all traffic at once to targets nobody has checked
  bool deployment_clears_leftovers = true;      ///< a deployment deletes the set that a stopped one has left beside it
  bool public_ip_without_gateway = false;       ///< a task gets a public address in a subnet without internet gateway
  bool batch_echoes_omitted_public_ip = false;  ///< the same of a job definition for Fargate
  bool far_networks_have_internet = false;      ///< what is behind transit and virtual private gateways leads out
  bool custom_dns_knows_private_names = false;  ///< the customer's own resolver knows the names of VPC endpoints
  bool outward_only_lets_public_addresses_out = false;  ///< VPC Block Public Access, where it lets things out only
  bool targets_take_public_ip_with_strategy = false;    ///< AssignPublicIp of a target, with Fargate by strategy only
  bool rate_rules_fire_at_once = false;         ///< a rule with a rate fires first when it is made, not a while later
  bool update_resets_platform_version = false;  ///< an update that deploys without `platformVersion` takes LATEST again
  bool external_takes_placement_and_tags = false;     ///< UpdateService of placement and tags with controller EXTERNAL
  bool fargate_takes_definitions_for_others = false;  ///< one that requires EC2 only, and would run on Fargate
  bool layers_by_interface_endpoint = true;           ///< image layers come through an interface endpoint of S3
  bool ecr_endpoint_has_ipv6 = true;                  ///< those of Amazon ECR can be reached by tasks with IPv6 only
  bool task_sets_share_target_group = true;           ///< two task sets of a service may stand behind one target group
  bool code_deploy_sets_are_described = true;         ///< DescribeTaskSets of a CODE_DEPLOY service
  bool many_interface_ids = true;                     ///< DescribeNetworkInterfaces takes more than 200 ids
  bool past_schedules_fire = false;                   ///< a schedule `at` a time that is over fires at once
};

}  // namespace kakoi::sim::world
