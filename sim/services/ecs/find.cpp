#include "sim/services/ecs/find.hpp"

#include "sim/services/ecs/texts.hpp"

#include <algorithm>
#include <charconv>

namespace kakoi::sim::services::ecs {

std::string last_part(std::string_view name_or_arn) {
  return std::string(name_or_arn.substr(name_or_arn.rfind('/') + 1));
}

Expected<world::Cluster*> cluster_of(Context& context, const Value& input) {
  auto& clusters = context.region.ecs.clusters;
  const std::string name = input.text("cluster", "default");
  const auto found = clusters.find(last_part(name));
  const bool is_it = found != clusters.end() && found->second.status == "ACTIVE" &&
                     (!name.starts_with("arn:") || found->second.arn == name);
  if (!is_it) return error("ClusterNotFoundException", kClusterNotFound);
  return &found->second;
}

Expected<world::Service*> active_service_of(Context& context, const Value& input, std::string_view member) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  world::Service* service = context.region.ecs.service((*cluster)->name, last_part(input.text(member)));
  if (service == nullptr) return error("ServiceNotFoundException", kServiceNotFound);
  if (service->status != "ACTIVE") return error("ServiceNotActiveException", kServiceNotActive);
  return service;
}

world::TaskDefinition* find_definition(world::Region& region, const std::string& name) {
  const std::string part = last_part(name);
  const std::size_t colon = part.rfind(':');
  const auto family = region.ecs.families.find(part.substr(0, colon));
  if (family == region.ecs.families.end()) return nullptr;
  if (colon == std::string::npos) {
    const auto active = std::find_if(family->second.rbegin(), family->second.rend(),
                                     [](const world::TaskDefinition& it) { return it.status == "ACTIVE"; });
    return active != family->second.rend() ? &*active : nullptr;
  }
  std::int64_t revision = 0;
  std::from_chars(part.data() + colon + 1, part.data() + part.size(), revision);
  const auto found = std::ranges::find(family->second, revision, &world::TaskDefinition::revision);
  const bool is_it = found != family->second.end() && (!name.starts_with("arn:") || found->arn == name);
  return is_it ? &*found : nullptr;
}

Expected<const world::TaskDefinition*> active_definition(Context& context, const std::string& name) {
  const world::TaskDefinition* found = find_definition(context.region, name);
  if (found == nullptr) return error("ClientException", kDefinitionNotFound);
  if (found->status != "ACTIVE") return error("ClientException", "TaskDefinition is inactive");
  return found;
}

world::Task* find_task(Context& context, const world::Cluster& cluster, const std::string& name) {
  const auto found = context.region.ecs.tasks.find(last_part(name));
  const bool is_it = found != context.region.ecs.tasks.end() && found->second.cluster == cluster.name &&
                     (!name.starts_with("arn:") || found->second.arn == name);
  return is_it ? &found->second : nullptr;
}

Expected<world::TaskSet*> task_set_of(world::Service& service, const std::string& name) {
  const auto found = std::ranges::find_if(service.task_sets,
                                          [&](const world::TaskSet& set) { return set.id == name || set.arn == name; });
  if (found == service.task_sets.end()) return error("TaskSetNotFoundException", kTaskSetNotFound);
  return &*found;
}

}  // namespace kakoi::sim::services::ecs
