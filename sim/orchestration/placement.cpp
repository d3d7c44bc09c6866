#include "sim/orchestration/placement.hpp"

#include "sim/orchestration/instances.hpp"
#include "sim/orchestration/services.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::sim::orchestration {
namespace {

constexpr std::size_t kEc2IdLength = 16;

const world::CapacityProvider* provider_of(const world::Ecs& ecs, const world::Launch& launch) {
  if (launch.capacity_providers.items().empty()) return nullptr;
  const auto found = ecs.providers.find(launch.capacity_providers.items()[0].text("capacityProvider"));
  return found != ecs.providers.end() ? &found->second : nullptr;
}

/// Those on premises have ids of Systems Manager.
bool suits(const world::ContainerInstance& instance, const std::string& cluster, const world::Launch& launch) {
  const bool is_external = instance.ec2_instance_id.starts_with("mi-");
  return instance.cluster == cluster && instance.status == "ACTIVE" &&
         is_external == (launch.launch_type == "EXTERNAL");
}

struct Load {
  std::int64_t tasks = 0;
  bool has_own = false;
};

Load load_of(const world::Ecs& ecs, const std::string& instance, const world::Service* service,
             const std::string& owner) {
  Load load;
  for (const auto& [id, task] : ecs.tasks) {
    if (task.container_instance != instance || task.desired_status != "RUNNING") continue;
    ++load.tasks;
    load.has_own = load.has_own || (service != nullptr && task.service == service->name && task.started_by == owner);
  }
  return load;
}

}  // namespace

bool needs_instance(const world::Ecs& ecs, const world::Launch& launch) {
  if (launch.is_fargate() || launch.launch_type == "MANAGED_INSTANCES") return false;
  const world::CapacityProvider* provider = provider_of(ecs, launch);
  return provider == nullptr || provider->type == "EC2_AUTOSCALING";
}

std::string place(world::Here here, const std::string& cluster, const world::Launch& launch,
                  const world::Service* service, const std::string& owner) {
  world::Ecs& ecs = here.region.ecs;
  const bool is_daemon = service != nullptr && service->scheduling == "DAEMON";
  std::string best;
  std::int64_t least = 0;
  for (const auto& [id, instance] : ecs.instances) {
    if (!suits(instance, cluster, launch)) continue;
    const Load load = load_of(ecs, id, is_daemon ? service : nullptr, owner);
    if (load.has_own || (!best.empty() && load.tasks >= least)) continue;
    best = id;
    least = load.tasks;
  }
  const world::CapacityProvider* provider = provider_of(ecs, launch);
  if (!best.empty() || is_daemon || provider == nullptr) return best;
  world::ContainerInstance& made = register_instance(here, cluster, "i-0" + here.world.ids.hex(kEc2IdLength));
  made.capacity_provider = provider->name;
  return made.id;
}

world::ContainerInstance& register_instance(world::Here here, const std::string& cluster,
                                            const std::string& ec2_instance_id) {
  world::ContainerInstance made{.id = here.world.ids.hex(32),
                                .cluster = cluster,
                                .ec2_instance_id = ec2_instance_id,
                                .registered = here.world.now()};
  made.arn = here.region.arn("ecs", "container-instance/" + cluster + "/" + made.id);
  made.attributes = {{"ecs.os-type", "linux"}, {"ecs.cpu-architecture", "x86_64"}};
  run_unseen(here, ec2_instance_id);
  std::string id = made.id;
  return here.region.ecs.instances.emplace(std::move(id), std::move(made)).first->second;
}

std::int64_t active_instances(const world::Ecs& ecs, const std::string& cluster) {
  return std::ranges::count_if(
      ecs.instances, [&](const auto& it) { return it.second.cluster == cluster && it.second.status == "ACTIVE"; });
}

void instances_changed(world::Here here, const std::string& cluster) {
  for (const auto& [name, service] : here.region.ecs.services[cluster]) {
    look_at(here, service);
  }
}

}  // namespace kakoi::sim::orchestration
