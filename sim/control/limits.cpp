#include "sim/control/limits.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kakoi::sim::control {
namespace {

struct Limit {
  std::string_view action;
  Category category;
};

/// An action whose bucket is its own.
constexpr Limit of(std::string_view action, double burst, double refill) {
  return {.action = action, .category = {.name = action, .burst = burst, .refill = refill}};
}

// "Request throttling for the Amazon ECS API", Developer Guide.
constexpr Category kClusterRead{.name = "cluster read", .burst = 50, .refill = 20};
constexpr Category kClusterModify{.name = "cluster modify", .burst = 20, .refill = 1};
constexpr Category kServiceRead{.name = "service read", .burst = 100, .refill = 20};
constexpr Category kServiceModify{.name = "service modify", .burst = 50, .refill = 5};
constexpr Category kResourceRead{.name = "cluster resource read", .burst = 100, .refill = 20};
constexpr Category kResourceModify{.name = "cluster resource modify", .burst = 100, .refill = 40};
constexpr Category kDefinitionRead{.name = "task definition read", .burst = 50, .refill = 20};
constexpr Category kDeploymentRead{.name = "service deployment", .burst = 50, .refill = 20};
constexpr Category kRevisionRead{.name = "service revision", .burst = 50, .refill = 20};
constexpr Category kProviderModify{.name = "capacity provider modify", .burst = 10, .refill = 1};
constexpr Category kSettingModify{.name = "setting modify", .burst = 10, .refill = 1};
constexpr Category kNamespaceRead{.name = "cluster service resource read", .burst = 10, .refill = 1};
constexpr Category kTagModify{.name = "tag modify", .burst = 20, .refill = 10};
constexpr Category kTagRead{.name = "tag read", .burst = 50, .refill = 20};

constexpr Limit kEcs[] = {
    {.action = "DescribeClusters", .category = kClusterRead},
    {.action = "ListClusters", .category = kClusterRead},
    {.action = "CreateCluster", .category = kClusterModify},
    {.action = "DeleteCluster", .category = kClusterModify},
    {.action = "UpdateCluster", .category = kClusterModify},
    {.action = "UpdateClusterSettings", .category = kClusterModify},
    {.action = "PutClusterCapacityProviders", .category = kClusterModify},
    {.action = "CreateCapacityProvider", .category = kProviderModify},
    {.action = "UpdateCapacityProvider", .category = kProviderModify},
    {.action = "DeleteCapacityProvider", .category = kProviderModify},
    {.action = "PutAccountSetting", .category = kSettingModify},
    {.action = "PutAccountSettingDefault", .category = kSettingModify},
    {.action = "DeleteAccountSetting", .category = kSettingModify},
    {.action = "DescribeServices", .category = kServiceRead},
    {.action = "ListServices", .category = kServiceRead},
    {.action = "CreateService", .category = kServiceModify},
    {.action = "DeleteService", .category = kServiceModify},
    {.action = "UpdateService", .category = kServiceModify},
    {.action = "DescribeTasks", .category = kResourceRead},
    {.action = "ListTasks", .category = kResourceRead},
    {.action = "DescribeContainerInstances", .category = kResourceRead},
    {.action = "ListContainerInstances", .category = kResourceRead},
    {.action = "ListAttributes", .category = kResourceRead},
    {.action = "RunTask", .category = kResourceModify},
    {.action = "StopTask", .category = kResourceModify},
    {.action = "StartTask", .category = kResourceModify},
    {.action = "ExecuteCommand", .category = kResourceModify},
    {.action = "RegisterContainerInstance", .category = kResourceModify},
    {.action = "DeregisterContainerInstance", .category = kResourceModify},
    {.action = "UpdateContainerInstancesState", .category = kResourceModify},
    {.action = "PutAttributes", .category = kResourceModify},
    {.action = "DeleteAttributes", .category = kResourceModify},
    {.action = "DescribeTaskDefinition", .category = kDefinitionRead},
    {.action = "ListTaskDefinitions", .category = kDefinitionRead},
    {.action = "ListTaskDefinitionFamilies", .category = kDefinitionRead},
    {.action = "DescribeServiceDeployments", .category = kDeploymentRead},
    {.action = "ListServiceDeployments", .category = kDeploymentRead},
    {.action = "DescribeServiceRevisions", .category = kRevisionRead},
    {.action = "ListServicesByNamespace", .category = kNamespaceRead},
    {.action = "TagResource", .category = kTagModify},
    {.action = "UntagResource", .category = kTagModify},
    {.action = "ListTagsForResource", .category = kTagRead},
};

// Which buckets these have, nobody says.
constexpr Limit kUndocumented[] = {
    {.action = "CreateTaskSet", .category = kServiceModify},
    {.action = "UpdateTaskSet", .category = kServiceModify},
    {.action = "UpdateServicePrimaryTaskSet", .category = kServiceModify},
    {.action = "DeleteTaskSet", .category = kServiceModify},
    {.action = "CreateExpressGatewayService", .category = kServiceModify},
    {.action = "UpdateExpressGatewayService", .category = kServiceModify},
    {.action = "DeleteExpressGatewayService", .category = kServiceModify},
    {.action = "StopServiceDeployment", .category = kServiceModify},
    {.action = "ContinueServiceDeployment", .category = kServiceModify},
    {.action = "DescribeTaskSets", .category = kServiceRead},
    {.action = "DescribeExpressGatewayService", .category = kServiceRead},
};

// "Amazon EventBridge quotas", User Guide: 50 a second for every action but PutEvents, whose rate depends on the
// region; this is the lowest.
constexpr Category kEventsUsual{.name = {}, .burst = 50, .refill = 50};
constexpr Limit kEvents[] = {
    of("PutEvents", 400, 400),
};

// "Quotas for Amazon EventBridge Scheduler", User Guide: a rate for every action, again the lowest of all regions.
constexpr Category kSchedulerUsual{.name = {}, .burst = 10, .refill = 10};
constexpr Limit kScheduler[] = {
    of("CreateSchedule", 250, 250), of("GetSchedule", 250, 250), of("UpdateSchedule", 250, 250),
    of("DeleteSchedule", 250, 250), of("ListSchedules", 50, 50),
};

// "Quotas related to API action throttling", Developer Guide of Step Functions; those of the three large regions. Each
// action has a bucket of its own.
constexpr Limit kStates[] = {
    of("CreateStateMachine", 100, 1),
    of("DeleteStateMachine", 100, 1),
    of("DescribeExecution", 300, 15),
    of("DescribeStateMachine", 200, 20),
    of("DescribeStateMachineForExecution", 200, 1),
    of("GetExecutionHistory", 400, 20),
    of("ListExecutions", 200, 5),
    of("ListStateMachines", 100, 5),
    of("ListTagsForResource", 100, 1),
    of("SendTaskFailure", 3000, 500),
    of("SendTaskHeartbeat", 3000, 500),
    of("SendTaskSuccess", 3000, 500),
    of("StartExecution", 1300, 300),
    of("StopExecution", 1000, 200),
    of("TagResource", 200, 1),
    of("UntagResource", 200, 1),
    of("UpdateStateMachine", 100, 1),
};

// "Throttling limits", User Guide of Organizations; those for one account.
constexpr Category kOrganizationTree{.name = "organization tree", .burst = 8, .refill = 5};
constexpr Limit kOrganizations[] = {
    of("DescribeAccount", 30, 20),
    of("DescribeOrganization", 2, 1),
    of("ListAccounts", 12, 8),
    {.action = "ListAccountsForParent", .category = kOrganizationTree},
    of("ListChildren", 10, 6),
    {.action = "ListOrganizationalUnitsForParent", .category = kOrganizationTree},
    {.action = "ListParents", .category = kOrganizationTree},
    of("ListRoots", 2, 1),
};

// Service quotas of Batch: fifty transactions a second, of whatever action.
constexpr Category kBatchAll{.name = "batch", .burst = 50, .refill = 50};

// "Request throttling for the ELB API", User Guide: all that only reads.
constexpr Category kBalancerRead{.name = "load balancer read", .burst = 40, .refill = 10};

// "Request throttling for the Amazon EC2 API", Developer Guide.
constexpr Category kEc2Reading{.name = {}, .burst = 100, .refill = 20};
constexpr Category kEc2ReadingAll{.name = "read all", .burst = 50, .refill = 10};
constexpr Category kEc2Changing{.name = {}, .burst = 50, .refill = 5};

/// They look through so much that without ids, filters or pages they are held back more.
constexpr std::array<std::string_view, 3> kEc2Large = {"DescribeInstances", "DescribeNetworkInterfaces",
                                                       "DescribeSecurityGroups"};

const Category& ec2_category(const Asked& asked) {
  if (!asked.action.starts_with("Describe") && !asked.action.starts_with("Get")) return kEc2Changing;
  const bool asks_for_all =
      asked.input.members().empty() && std::ranges::find(kEc2Large, asked.action) != kEc2Large.end();
  return asks_for_all ? kEc2ReadingAll : kEc2Reading;
}

// For Pipes, STS and CodeDeploy no rates are documented: they have no line.
struct ServiceLimits {
  std::string_view service;
  std::span<const Limit> limits = {};
  const Category* usual = nullptr;  ///< of each action that is not among them; none: it always passes
  std::string_view usual_for = {};  ///< how the names of those begin
};

constexpr ServiceLimits kServices[] = {
    {.service = "ecs", .limits = kEcs},
    {.service = "elasticloadbalancing", .usual = &kBalancerRead, .usual_for = "Describe"},
    {.service = "events", .limits = kEvents, .usual = &kEventsUsual},
    {.service = "scheduler", .limits = kScheduler, .usual = &kSchedulerUsual},
    {.service = "states", .limits = kStates},
    {.service = "organizations", .limits = kOrganizations},
    {.service = "batch", .usual = &kBatchAll},
};

const Category* in(std::span<const Limit> limits, std::string_view action) {
  const auto found = std::ranges::find(limits, action, &Limit::action);
  return found != limits.end() ? &found->category : nullptr;
}

}  // namespace

const Category* category_of(const Asked& asked, bool limits_undocumented) {
  if (asked.service == "ec2") return &ec2_category(asked);
  const auto* known = std::ranges::find(kServices, asked.service, &ServiceLimits::service);
  if (known == std::end(kServices)) return nullptr;
  if (const Category* category = in(known->limits, asked.action)) return category;
  if (asked.service == "ecs" && limits_undocumented) return in(kUndocumented, asked.action);
  return asked.action.starts_with(known->usual_for) ? known->usual : nullptr;
}

}  // namespace kakoi::sim::control
