#include "sim/services/ecs/find.hpp"

#include "sim/services/ecs/texts.hpp"
#include "sim/services/names.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {

std::string last_part(std::string_view name_or_arn) {
  return std::string(name_or_arn.substr(name_or_arn.rfind('/') + 1));
}

Expected<world::Cluster*> cluster_of(Context& context, const Value& input) {
  world::Cluster* found = find_cluster(context, input.text("cluster", "default"));
  if (found == nullptr || found->status != "ACTIVE") return error("ClusterNotFoundException", kClusterNotFound);
  return found;
}

world::Cluster* find_cluster(Context& context, const std::string& name) {
  auto& clusters = context.region.ecs.clusters;
  const auto found = clusters.find(short_name(name, context.region.arn("ecs", "cluster/")));
  return found != clusters.end() ? &found->second : nullptr;
}

world::Service* find_service(Context& context, const world::Cluster& cluster, const std::string& name) {
  const std::string prefix = context.region.arn("ecs", "service/");
  const std::string with_cluster = prefix + cluster.name + "/";
  return context.region.ecs.service(cluster.name,
                                    short_name(name, name.starts_with(with_cluster) ? with_cluster : prefix));
}

Expected<world::Service*> active_service_of(Context& context, const Value& input, std::string_view member) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  world::Service* service = find_service(context, **cluster, input.text(member));
  if (service == nullptr) return error("ServiceNotFoundException", kServiceNotFound);
  if (service->status != "ACTIVE") return error("ServiceNotActiveException", kServiceNotActive);
  return service;
}

world::TaskDefinition* find_definition(world::Region& region, const std::string& name) {
  const std::string part = short_name(name, region.arn("ecs", "task-definition/"));
  const std::size_t colon = part.rfind(':');
  const auto family = region.ecs.families.find(part.substr(0, colon));
  if (family == region.ecs.families.end()) return nullptr;
  if (colon == std::string::npos) {
    const auto active = std::find_if(family->second.rbegin(), family->second.rend(),
                                     [](const world::TaskDefinition& it) { return it.status == "ACTIVE"; });
    return active != family->second.rend() ? &*active : nullptr;
  }
  const auto found = std::ranges::find_if(family->second, [&](const world::TaskDefinition& it) {
    return std::to_string(it.revision) == part.substr(colon + 1);
  });
  return found != family->second.end() ? &*found : nullptr;
}

Expected<const world::TaskDefinition*> active_definition(Context& context, const std::string& name) {
  const world::TaskDefinition* found = find_definition(context.region, name);
  if (found == nullptr) return error("ClientException", kDefinitionNotFound);
  if (found->status != "ACTIVE") return error("ClientException", "TaskDefinition is inactive");
  return found;
}

world::Task* find_task(Context& context, const world::Cluster& cluster, const std::string& name) {
  const auto found =
      context.region.ecs.tasks.find(short_name(name, context.region.arn("ecs", "task/" + cluster.name + "/")));
  const bool is_it = found != context.region.ecs.tasks.end() && found->second.cluster == cluster.name;
  return is_it ? &found->second : nullptr;
}

Expected<world::TaskSet*> task_set_of(world::Service& service, const std::string& name) {
  const auto found = std::ranges::find_if(service.task_sets,
                                          [&](const world::TaskSet& set) { return set.id == name || set.arn == name; });
  if (found == service.task_sets.end()) return error("TaskSetNotFoundException", kTaskSetNotFound);
  return &*found;
}

}  // namespace kakoi::sim::services::ecs
