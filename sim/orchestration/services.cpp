#include "sim/orchestration/services.hpp"

#include "sim/orchestration/attachments.hpp"
#include "sim/orchestration/placement.hpp"
#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/startup_texts.hpp"
#include "sim/orchestration/task_sets.hpp"
#include "sim/orchestration/tasks.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sim::orchestration {
namespace {

constexpr std::size_t kMostEvents = 100;
// AWS starts ten tasks of a service at a time.
constexpr std::int64_t kMostStarts = 10;
constexpr std::int64_t kFailuresWorthAnEvent = 3;

std::string names_of(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) {
    text += (text.empty() ? "(task " : " (task ") + id + ")";
  }
  return text;
}

void put_event(world::Here here, world::Service& service, std::string message) {
  service.events.push_front({.id = here.world.ids.uuid(), .at = here.world.now(), .message = std::move(message)});
  if (service.events.size() > kMostEvents) service.events.pop_back();
}

/// An event of the service, or of the task set that `owner` names.
void add_event_for(world::Here here, world::Service& service, const std::string& owner, const std::string& text) {
  const auto set = std::ranges::find(service.task_sets, owner, &world::TaskSet::id);
  set != service.task_sets.end() ? add_event(here, service, *set, text) : add_event(here, service, text);
}

double retry_delay(const world::Pace& pace, std::int64_t failures) {
  return std::min(pace.longest_retry,
                  pace.retry * std::pow(2.0, static_cast<double>(std::min<std::int64_t>(failures, 20) - 1)));
}

/// It is tried again now and then, and at once when an instance comes.
void cannot_place(world::Here here, world::Service& service, const std::string& owner) {
  if (service.next_placement > here.world.now()) return;
  add_event_for(here, service, owner,
                "was unable to place a task because no container instance met all of its requirements. Reason: No "
                "Container Instances were found in your cluster. For more information, see the Troubleshooting section "
                "of the Amazon ECS Developer Guide.");
  service.next_placement = here.world.now() + here.world.pace.longest_retry;
  wake_at(here, service, service.next_placement);
}

void end_draining(world::Service& service) {
  service.status = "INACTIVE";
  service.deployments.clear();
  service.task_sets.clear();
  service.stale = {};
}

void step(world::Here here, world::Service& service) {
  if (service.status == "INACTIVE") return;
  if (service.scheduling == "DAEMON" && service.status == "ACTIVE") {
    service.desired = active_instances(here.region.ecs, service.cluster);
  }
  service.controller == "ECS" ? step_rollout(here, service) : step_task_sets(here, service);
  if (service.status == "DRAINING" && service.tasks.empty()) end_draining(service);
}

}  // namespace

void look_at(world::Here here, const world::Service& service) {
  world::Service* it = here.region.ecs.service(service.cluster, service.name);
  if (it == nullptr || it->next_look > here.world.now()) return;
  it->next_look = here.world.now() + here.world.pace.react;
  here.world.after(here.world.pace.react, [here, cluster = service.cluster, name = service.name] {
    if (world::Service* found = here.region.ecs.service(cluster, name)) step(here, *found);
  });
}

void wake_at(world::Here here, const world::Service& service, world::Time time) {
  world::Service* it = here.region.ecs.service(service.cluster, service.name);
  if (it == nullptr || (it->next_wake > here.world.now() && it->next_wake <= time)) return;
  it->next_wake = time;
  here.world.after(time - here.world.now(), [here, cluster = service.cluster, name = service.name] {
    if (const world::Service* found = here.region.ecs.service(cluster, name)) look_at(here, *found);
  });
}

void note_failure(world::Here here, world::Service& service, const world::Task& task) {
  service.is_steady = false;
  const auto count = [&](auto& owner) {
    ++owner.failures_in_a_row;
    owner.retry_at = here.world.now() + retry_delay(here.world.pace, owner.failures_in_a_row);
    if (task.stopped_reason.starts_with(texts::kInitialization) || task.interface_id.empty()) {
      add_event_for(here, service, owner.id, "was unable to place a task. Reason: " + task.stopped_reason);
    }
    if (owner.failures_in_a_row == kFailuresWorthAnEvent) {
      add_event_for(here, service, owner.id,
                    "is unable to consistently start tasks successfully. For more information, see the Troubleshooting "
                    "section of the Amazon ECS Developer Guide.");
    }
  };
  const auto deployment = std::ranges::find(service.deployments, task.started_by, &world::Deployment::id);
  if (deployment != service.deployments.end()) {
    ++deployment->failed_tasks;
    if (world::ServiceDeployment* it = current(service); it != nullptr && it->deployment_id == deployment->id) {
      ++it->failures;
    }
    count(*deployment);
    consider_breaker(here, service, *deployment);
    return;
  }
  const auto set = std::ranges::find(service.task_sets, task.started_by, &world::TaskSet::id);
  if (set != service.task_sets.end()) count(*set);
}

void note_start(world::Service& service, const world::Task& task) {
  // Behind a load balancer it is not enough to run.
  if (!task.launch.load_balancers.items().empty()) return;
  const auto deployment = std::ranges::find(service.deployments, task.started_by, &world::Deployment::id);
  if (deployment != service.deployments.end()) deployment->failures_in_a_row = 0;
  const auto set = std::ranges::find(service.task_sets, task.started_by, &world::TaskSet::id);
  if (set != service.task_sets.end()) set->failures_in_a_row = 0;
}

void say_steady(world::Here here, world::Service& service) {
  service.is_steady = true;
  service.said_steady = here.world.now();
  add_event(here, service, "has reached a steady state.");
  here.world.after(
      here.world.pace.steady_again, [here, cluster = service.cluster, name = service.name, said = service.said_steady] {
        world::Service* found = here.region.ecs.service(cluster, name);
        const bool still_holds =
            found != nullptr && found->status == "ACTIVE" && found->is_steady && found->said_steady == said;
        if (still_holds) say_steady(here, *found);
      });
}

void add_event(world::Here here, world::Service& service, const std::string& text) {
  put_event(here, service, "(service " + service.name + ") " + text);
}

void add_event(world::Here here, world::Service& service, const world::TaskSet& set, const std::string& text) {
  put_event(here, service, "(service " + service.name + ", taskSet " + set.id + ") " + text);
}

Crew crew_of(world::Here here, const world::Service& service, const std::string& owner) {
  Crew crew;
  for (const std::string& id : service.tasks) {
    world::Task& task = here.region.ecs.tasks.at(id);
    if (task.started_by != owner || task.desired_status != "RUNNING") continue;
    (task.is_running() ? crew.running : crew.coming).push_back(&task);
    crew.healthy += is_healthy(here, task) ? 1 : 0;
  }
  return crew;
}

/// What is propagated to its tasks, and what ECS says of them.
world::Tags tags_for(const world::Ecs& ecs, const world::Service& service, const world::Launch& launch) {
  world::Tags tags;
  if (service.propagate_tags == "SERVICE") tags = service.tags;
  if (service.propagate_tags == "TASK_DEFINITION") tags = definition_tags(ecs, launch);
  if (service.enables_managed_tags) add_managed_tags(tags, service.cluster, service.name);
  return tags;
}

void start_crew(world::Here here, world::Service& service, const std::string& owner, const world::Launch& launch,
                std::int64_t count) {
  std::vector<std::string> ids;
  const bool is_placed = needs_instance(here.region.ecs, launch);
  for (std::int64_t i = 0; i < std::min(count, kMostStarts); ++i) {
    const std::string instance = is_placed ? place(here, service.cluster, launch, &service, owner) : "";
    if (is_placed && instance.empty()) {
      if (i == 0) cannot_place(here, service, owner);
      break;
    }
    world::Task& task = start_task(here, {.cluster = service.cluster,
                                          .service = service.name,
                                          .group = "service:" + service.name,
                                          .started_by = owner,
                                          .launch = launch,
                                          .container_instance = instance,
                                          .wants_ipv6 = service.wants_ipv6,
                                          .enables_execute_command = service.enables_execute_command,
                                          .tags = tags_for(here.region.ecs, service, launch)});
    ids.push_back(task.id);
  }
  if (ids.empty()) return;
  add_event_for(here, service, owner, "has started " + std::to_string(ids.size()) + " tasks: " + names_of(ids) + ".");
  if (count > kMostStarts) look_at(here, service);
}

void stop_crew(world::Here here, world::Service& service, const Crew& crew, std::int64_t count,
               const std::string& reason) {
  std::vector<world::Task*> all = crew.coming;
  all.insert(all.end(), crew.running.begin(), crew.running.end());
  std::vector<std::string> ids;
  std::string owner;
  for (world::Task* task : all) {
    if (task->is_protected && service.status == "ACTIVE") continue;
    if (count-- <= 0) break;
    ids.push_back(task->id);
    owner = task->started_by;
    stop_task(here, *task, "ServiceSchedulerInitiated", reason);
  }
  if (ids.empty()) return;
  add_event_for(here, service, owner,
                "has stopped " + std::to_string(ids.size()) + " running tasks: " + names_of(ids) + ".");
}

void begin_draining(world::Here here, world::Service& service) {
  service.status = "DRAINING";
  stop_service_deployment(here, service, "Service deployment stopped because the service was deleted.");
  service.desired = 0;
  look_at(here, service);
}

}  // namespace kakoi::sim::orchestration
