// How fast the world moves, and which way it goes where nobody knows what AWS does.
#pragma once

namespace kakoi::sim::world {

/// In seconds.
struct Pace {
  double react = 1;             ///< until the scheduler looks at a change
  double attach = 4;            ///< until a task has its network interface
  double start = 8;             ///< from there until it runs, image pull included
  double give_up = 60;          ///< from there until a task that cannot start has failed
  double healthy = 10;          ///< that a task has to run before a rollout counts it (AWS: 40)
  double stop = 6;              ///< until a task that was told to stop is down
  double clean_up = 4;          ///< from there until its interface is gone
  double retry = 10;            ///< after a task failed; doubled each time
  double longest_retry = 300;   ///< AWS slows down to this and goes on trying
  double keep_stopped = 3600;   ///< that a stopped task is still described
  double token_life = 600;      ///< of a page token
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
  bool public_ip_without_gateway = false;         ///< a task gets a public address in a subnet without internet gateway
};

}  // namespace kakoi::sim::world
