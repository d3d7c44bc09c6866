#include "sim/control/throttle.hpp"

#include <algorithm>
#include <span>

namespace kakoi::sim::control {
namespace {

struct Category {
  std::string_view name;
  double burst = 0;
  double refill = 0;  ///< a second
};

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
constexpr Category kTagModify{.name = "tag modify", .burst = 20, .refill = 10};
constexpr Category kTagRead{.name = "tag read", .burst = 50, .refill = 20};

// "Request throttling for the ELB API", User Guide: all that only reads.
constexpr Category kBalancerRead{.name = "load balancer read", .burst = 40, .refill = 10};

struct Limit {
  std::string_view action;
  Category category;
};

/// An action whose bucket is its own.
constexpr Limit of(std::string_view action, double burst, double refill) {
  return {.action = action, .category = {.name = action, .burst = burst, .refill = refill}};
}

constexpr Limit kEcs[] = {
    {.action = "DescribeClusters", .category = kClusterRead},
    {.action = "ListClusters", .category = kClusterRead},
    {.action = "CreateCluster", .category = kClusterModify},
    {.action = "DeleteCluster", .category = kClusterModify},
    {.action = "DescribeServices", .category = kServiceRead},
    {.action = "ListServices", .category = kServiceRead},
    {.action = "CreateService", .category = kServiceModify},
    {.action = "DeleteService", .category = kServiceModify},
    {.action = "UpdateService", .category = kServiceModify},
    {.action = "DescribeTasks", .category = kResourceRead},
    {.action = "ListTasks", .category = kResourceRead},
    {.action = "RunTask", .category = kResourceModify},
    {.action = "StopTask", .category = kResourceModify},
    {.action = "DescribeTaskDefinition", .category = kDefinitionRead},
    {.action = "ListTaskDefinitions", .category = kDefinitionRead},
    {.action = "DescribeServiceDeployments", .category = kDeploymentRead},
    {.action = "ListServiceDeployments", .category = kDeploymentRead},
    {.action = "DescribeServiceRevisions", .category = kRevisionRead},
    {.action = "TagResource", .category = kTagModify},
    {.action = "UntagResource", .category = kTagModify},
    {.action = "ListTagsForResource", .category = kTagRead},
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
constexpr Category kBatch{.name = "batch", .burst = 50, .refill = 50};

const Category* in(std::span<const Limit> limits, std::string_view action) {
  const auto found = std::ranges::find(limits, action, &Limit::action);
  return found != limits.end() ? &found->category : nullptr;
}

/// Null when nothing is documented.
const Category* category_of(std::string_view service, std::string_view action) {
  if (service == "ecs") return in(kEcs, action);
  if (service == "elasticloadbalancing") return action.starts_with("Describe") ? &kBalancerRead : nullptr;
  if (service == "states") return in(kStates, action);
  if (service == "organizations") return in(kOrganizations, action);
  return service == "batch" ? &kBatch : nullptr;
}

}  // namespace

bool Throttle::admits(const std::string& account, const std::string& region, std::string_view service,
                      std::string_view action, double now) {
  const Category* category = category_of(service, action);
  if (category == nullptr) return true;
  const auto [found, is_new] = buckets_.try_emplace({account, region, std::string(service), category->name});
  Bucket& bucket = found->second;
  bucket.tokens =
      is_new ? category->burst : std::min(category->burst, bucket.tokens + (now - bucket.at) * category->refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
