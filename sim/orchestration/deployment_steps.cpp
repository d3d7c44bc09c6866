#include "sim/orchestration/deployment_steps.hpp"

#include "sim/orchestration/services.hpp"
#include "sim/orchestration/targets.hpp"
#include "sim/orchestration/traffic.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

world::LifecycleEvent* event_of(world::CodeDeployDeployment& deployment, std::string_view name) {
  const auto found = std::ranges::find(deployment.events, name, &world::LifecycleEvent::name);
  return found != deployment.events.end() ? &*found : nullptr;
}

/// AWS does not say what becomes of it.
void clear_leftovers(world::Here here, world::Service& service) {
  if (!here.world.quirks.deployment_clears_leftovers) return;
  for (world::TaskSet& set : service.task_sets) {
    if (set.standing == world::Standing::active) {
      set.standing = world::Standing::draining;
      set.updated = here.world.now();
    }
  }
}

}  // namespace

std::vector<world::LifecycleEvent> blue_green_events(bool has_test_traffic) {
  std::vector<world::LifecycleEvent> events = {
      {.name = "BeforeInstall"}, {.name = "Install"}, {.name = "AfterInstall"}};
  if (has_test_traffic) {
    events.push_back({.name = "AllowTestTraffic"});
    events.push_back({.name = "AfterAllowTestTraffic"});
  }
  events.push_back({.name = "BeforeAllowTraffic"});
  events.push_back({.name = "AllowTraffic"});
  events.push_back({.name = "AfterAllowTraffic"});
  return events;
}

void begin_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name) {
  deployment.updated = here.world.now();
  if (world::LifecycleEvent* event = event_of(deployment, name)) {
    event->status = "InProgress";
    event->started = here.world.now();
  }
}

void end_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name) {
  deployment.updated = here.world.now();
  if (world::LifecycleEvent* event = event_of(deployment, name)) {
    event->status = "Succeeded";
    event->ended = here.world.now();
  }
}

void pass_event(world::Here here, world::CodeDeployDeployment& deployment, std::string_view name) {
  begin_event(here, deployment, name);
  end_event(here, deployment, name);
}

void abandon_events(world::Here here, world::CodeDeployDeployment& deployment) {
  for (world::LifecycleEvent& event : deployment.events) {
    if (event.status == "InProgress") {
      event.status = "Failed";
      event.ended = here.world.now();
    }
    if (event.status == "Pending") event.status = "Skipped";
  }
}

world::Service* service_of(world::Here here, const world::CodeDeployDeployment& deployment) {
  world::Service* service = here.region.ecs.service(deployment.cluster, deployment.service);
  return service != nullptr && service->status == "ACTIVE" ? service : nullptr;
}

world::TaskSet* set_of(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& id) {
  world::Service* service = here.region.ecs.service(deployment.cluster, deployment.service);
  if (service == nullptr) return nullptr;
  const auto found = std::ranges::find(service->task_sets, id, &world::TaskSet::id);
  return found != service->task_sets.end() ? &*found : nullptr;
}

void add_replacement(world::Here here, world::CodeDeployDeployment& deployment, world::Service& service) {
  clear_leftovers(here, service);
  world::TaskSet set{.id = here.world.ids.ecs_svc(),
                     .launch = deployment.launch,
                     .external_id = deployment.id,
                     .started_by = "CODE_DEPLOY",
                     .steady_at = here.world.now(),
                     .created = here.world.now(),
                     .updated = here.world.now()};
  set.arn = here.region.arn("ecs", "task-set/" + service.cluster + "/" + service.name + "/" + set.id);
  deployment.green_set = set.id;
  service.task_sets.push_back(std::move(set));
  look_at(here, service);
}

void send_to_green(world::Here here, const world::CodeDeployDeployment& deployment, double percent, bool keeps_both) {
  for (const std::string& listener : deployment.listeners) {
    shift_traffic(here.region.elbv2, listener, deployment.blue_group, deployment.green_group, percent, keeps_both);
  }
  look_at_targets(here);
}

void make_primary(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& set_id) {
  world::Service* service = here.region.ecs.service(deployment.cluster, deployment.service);
  world::TaskSet* wanted = set_of(here, deployment, set_id);
  if (service == nullptr || wanted == nullptr) return;
  for (world::TaskSet& set : service->task_sets) {
    if (set.standing == world::Standing::primary) set.standing = world::Standing::active;
  }
  wanted->standing = world::Standing::primary;
  wanted->updated = here.world.now();
  service->launch = wanted->launch;
  look_at(here, *service);
}

void drain_set(world::Here here, const world::CodeDeployDeployment& deployment, const std::string& set_id) {
  world::TaskSet* set = set_of(here, deployment, set_id);
  if (set == nullptr) return;
  set->standing = world::Standing::draining;
  set->updated = here.world.now();
  look_at(here, *here.region.ecs.service(deployment.cluster, deployment.service));
}

void put_back(world::Here here, const world::CodeDeployDeployment& deployment) {
  if (set_of(here, deployment, deployment.green_set) == nullptr) return;
  for (const std::string& listener : deployment.test_listeners) {
    shift_traffic(here.region.elbv2, listener, deployment.green_group, deployment.blue_group, 100);
  }
  send_to_green(here, deployment, 0, false);
  make_primary(here, deployment, deployment.blue_set);
  drain_set(here, deployment, deployment.green_set);
}

}  // namespace kakoi::sim::orchestration
