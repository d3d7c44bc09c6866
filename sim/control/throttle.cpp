#include "sim/control/throttle.hpp"

#include <algorithm>

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
constexpr Category kProviderModify{.name = "capacity provider modify", .burst = 10, .refill = 1};
constexpr Category kSettingModify{.name = "setting modify", .burst = 10, .refill = 1};
constexpr Category kNamespaceRead{.name = "cluster service resource read", .burst = 10, .refill = 1};
constexpr Category kTagModify{.name = "tag modify", .burst = 20, .refill = 10};
constexpr Category kTagRead{.name = "tag read", .burst = 50, .refill = 20};

struct Limit {
  std::string_view action;
  Category category;
};

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

template <std::size_t Count>
const Limit* find_limit(const Limit (&limits)[Count], std::string_view action) {
  const auto* found = std::ranges::find(limits, action, &Limit::action);
  return found != std::end(limits) ? found : nullptr;
}

}  // namespace

bool Throttle::admits(const std::string& account, const std::string& region, std::string_view service,
                      std::string_view action, double now, bool limits_undocumented) {
  const Limit* limit = find_limit(kEcs, action);
  if (limit == nullptr && limits_undocumented) limit = find_limit(kUndocumented, action);
  if (service != "ecs" || limit == nullptr) return true;
  const Category& category = limit->category;
  const auto [found, is_new] = buckets_.try_emplace({account, region, category.name});
  Bucket& bucket = found->second;
  bucket.tokens =
      is_new ? category.burst : std::min(category.burst, bucket.tokens + (now - bucket.at) * category.refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
