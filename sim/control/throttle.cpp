#include "sim/control/throttle.hpp"

#include <algorithm>
#include <iterator>
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

// "Amazon EventBridge quotas", User Guide: 50 a second for every action but PutEvents, whose rate depends on the
// region; this is the lowest.
constexpr Category kEventsUsual{.name = {}, .burst = 50, .refill = 50};
constexpr Limit kEvents[] = {
    {.action = "PutEvents", .category = {.name = "put events", .burst = 400, .refill = 400}},
};

// "Quotas for Amazon EventBridge Scheduler", User Guide: a rate for every action, again the lowest of all regions.
constexpr Category kSchedulerUsual{.name = {}, .burst = 10, .refill = 10};
constexpr Limit kScheduler[] = {
    {.action = "CreateSchedule", .category = {.name = "create schedule", .burst = 250, .refill = 250}},
    {.action = "GetSchedule", .category = {.name = "get schedule", .burst = 250, .refill = 250}},
    {.action = "UpdateSchedule", .category = {.name = "update schedule", .burst = 250, .refill = 250}},
    {.action = "DeleteSchedule", .category = {.name = "delete schedule", .burst = 250, .refill = 250}},
    {.action = "ListSchedules", .category = {.name = "list schedules", .burst = 50, .refill = 50}},
};

// For Pipes no rates are documented: it has no line.
struct ServiceLimits {
  std::string_view service;
  std::span<const Limit> limits;
  const Category* usual = nullptr;  ///< of each action that is not among them; none: it always passes
};

constexpr ServiceLimits kServices[] = {
    {.service = "ecs", .limits = kEcs},
    {.service = "events", .limits = kEvents, .usual = &kEventsUsual},
    {.service = "scheduler", .limits = kScheduler, .usual = &kSchedulerUsual},
};

/// Null when no limit is documented.
const Category* category_of(std::string_view service, std::string_view action) {
  if (service == "elasticloadbalancing") return action.starts_with("Describe") ? &kBalancerRead : nullptr;
  const auto* known = std::ranges::find(kServices, service, &ServiceLimits::service);
  if (known == std::end(kServices)) return nullptr;
  const auto limit = std::ranges::find(known->limits, action, &Limit::action);
  return limit != known->limits.end() ? &limit->category : known->usual;
}

}  // namespace

bool Throttle::admits(const std::string& account, const std::string& region, std::string_view service,
                      std::string_view action, double now) {
  const Category* known = category_of(service, action);
  if (known == nullptr) return true;
  const Category& category = *known;
  const std::string_view bucket_name = category.name.empty() ? action : category.name;
  const auto [found, is_new] =
      buckets_.try_emplace({account, region, std::string(service) + " " + std::string(bucket_name)});
  Bucket& bucket = found->second;
  bucket.tokens =
      is_new ? category.burst : std::min(category.burst, bucket.tokens + (now - bucket.at) * category.refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
