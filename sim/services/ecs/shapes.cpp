#include "sim/services/ecs/shapes.hpp"

#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {

using value::Timestamp;

bool includes(const Value& input, std::string_view what) {
  const auto all = input.texts_of("include");
  return std::ranges::find(all, what) != all.end();
}

Value shape_of(Context& context, const world::Cluster& cluster, bool with_tags) {
  std::int64_t running = 0;
  std::int64_t pending = 0;
  std::int64_t services = 0;
  const world::Ecs& ecs = context.region.ecs;
  const std::int64_t instances =
      std::ranges::count_if(ecs.instances, [&](const auto& it) { return it.second.cluster == cluster.name; });
  for (const auto& [id, task] : ecs.tasks) {
    if (task.cluster != cluster.name) continue;
    running += task.is_running() ? 1 : 0;
    pending += task.is_coming() ? 1 : 0;
  }
  if (const auto in = ecs.services.find(cluster.name); in != ecs.services.end()) {
    services = std::ranges::count_if(in->second, [](const auto& it) { return it.second.status == "ACTIVE"; });
  }
  return Value::object({{"clusterArn", cluster.arn},
                        {"clusterName", cluster.name},
                        {"status", cluster.status},
                        {"registeredContainerInstancesCount", instances},
                        {"runningTasksCount", running},
                        {"pendingTasksCount", pending},
                        {"activeServicesCount", services},
                        {"statistics", Value::array()},
                        {"tags", with_tags ? tag_list(cluster.tags) : Value::array()},
                        {"settings", cluster.settings},
                        {"configuration", cluster.configuration},
                        {"capacityProviders", cluster.capacity_providers},
                        {"defaultCapacityProviderStrategy", cluster.default_strategy},
                        {"serviceConnectDefaults", cluster.connect_defaults}});
}

Value shape_of(const world::TaskDefinition& definition) {
  Value shape = definition.registered;
  shape.set("taskDefinitionArn", definition.arn);
  shape.set("family", definition.family);
  shape.set("revision", definition.revision);
  shape.set("status", definition.status);
  shape.set("registeredAt", Timestamp{definition.registered_at});
  shape.set("registeredBy", definition.registered_by);
  if (definition.deregistered_at > 0) shape.set("deregisteredAt", Timestamp{definition.deregistered_at});
  return shape;
}

Value missing(const std::string& arn) { return Value::object({{"arn", arn}, {"reason", "MISSING"}}); }

}  // namespace kakoi::sim::services::ecs
