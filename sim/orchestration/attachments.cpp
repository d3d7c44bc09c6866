#include "sim/orchestration/attachments.hpp"

#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/targets.hpp"
#include "sim/orchestration/tasks.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kakoi::sim::orchestration {
namespace {

struct Attachment {
  std::string group;  ///< ARN
  std::int64_t port = 0;
};

std::vector<Attachment> attachments_of(const world::Task& task) {
  std::vector<Attachment> attachments;
  if (task.private_ip.empty() || task.service.empty()) return attachments;
  for (const value::Value& it : task.launch.load_balancers.items()) {
    const std::string group = it.text("targetGroupArn");
    if (!group.empty()) attachments.push_back({.group = group, .port = it.integer("containerPort")});
  }
  return attachments;
}

/// An event that names the task set, where there is one.
void add_event_of(world::Here here, world::Service& service, const world::Task& task, const std::string& text) {
  const auto set = std::ranges::find(service.task_sets, task.started_by, &world::TaskSet::id);
  set != service.task_sets.end() ? add_event(here, service, *set, text) : add_event(here, service, text);
}

bool has_run_for_a_while(world::Here here, const world::Task& task) {
  // The clock may stand a hair before the moment that was asked for.
  return here.world.now() - task.started + 0.001 >= here.world.pace.healthy;
}

bool is_healthy_in(world::Here here, const world::Task& task, const Attachment& attachment) {
  const auto group = here.region.elbv2.target_groups.find(attachment.group);
  if (group == here.region.elbv2.target_groups.end()) return false;
  const world::RegisteredTarget* target = find_target(std::as_const(group->second), task.private_ip, attachment.port);
  if (target == nullptr) return false;
  if (target->state == "unused" || target->state == "unavailable") return has_run_for_a_while(here, task);
  return target->state == "healthy";
}

world::Task* task_behind(world::Here here, const world::TargetGroup& group, const world::RegisteredTarget& target) {
  for (auto& [id, task] : here.region.ecs.tasks) {
    if (task.private_ip != target.id || !task.is_running()) continue;
    const auto attachments = attachments_of(task);
    const bool is_it = std::ranges::any_of(
        attachments, [&](const Attachment& it) { return it.group == group.arn && it.port == target.port; });
    if (is_it) return &task;
  }
  return nullptr;
}

bool is_in_grace(world::Here here, const world::Service& service, const world::Task& task) {
  return here.world.now() - task.started < static_cast<double>(service.grace_period.value_or(0));
}

/// For the circuit breaker. The scheduler does not slow down: the task had come to run.
void count_failure(world::Here here, world::Service& service, const world::Task& task) {
  const auto deployment = std::ranges::find(service.deployments, task.started_by, &world::Deployment::id);
  if (deployment == service.deployments.end()) return;
  ++deployment->failed_tasks;
  ++deployment->failures_in_a_row;
  consider_breaker(here, service, *deployment);
}

void forget_failures(world::Service& service, const world::Task& task) {
  const auto deployment = std::ranges::find(service.deployments, task.started_by, &world::Deployment::id);
  if (deployment != service.deployments.end()) deployment->failures_in_a_row = 0;
}

void replace(world::Here here, world::Service& service, world::Task& task, const world::TargetGroup& group,
             const world::RegisteredTarget& target) {
  add_event(here, service,
            "(task " + task.id + ") (port " + std::to_string(target.port) + ") is unhealthy in (target-group " +
                group.arn + ") due to (reason " + target.description + ")");
  add_event_of(here, service, task, "has stopped 1 running tasks: (task " + task.id + ").");
  stop_task(here, task, "ServiceSchedulerInitiated",
            "Task failed ELB health checks in (target-group " + group.arn + ")");
  count_failure(here, service, task);
}

}  // namespace

void attach_targets(world::Here here, const world::Task& task) {
  world::Service* service = here.region.ecs.service(task.cluster, task.service);
  if (service == nullptr) return;
  for (const Attachment& it : attachments_of(task)) {
    if (!here.region.elbv2.target_groups.contains(it.group)) continue;
    register_target(here, it.group, task.private_ip, it.port);
    add_event_of(here, *service, task, "registered 1 targets in (target-group " + it.group + ")");
  }
}

double detach_targets(world::Here here, const world::Task& task) {
  double longest = 0;
  world::Service* service = here.region.ecs.service(task.cluster, task.service);
  for (const Attachment& it : attachments_of(task)) {
    const double seconds = deregister_target(here, it.group, task.private_ip, it.port);
    longest = std::max(longest, seconds);
    if (seconds <= 0 || service == nullptr) continue;
    add_event(here, *service, "deregistered 1 targets in (target-group " + it.group + ")");
    add_event_of(here, *service, task, "has begun draining connections on 1 tasks.");
  }
  return longest;
}

bool is_healthy(world::Here here, const world::Task& task) {
  if (!task.is_running()) return false;
  const auto attachments = attachments_of(task);
  if (attachments.empty()) return has_run_for_a_while(here, task);
  return std::ranges::all_of(attachments, [&](const Attachment& it) { return is_healthy_in(here, task, it); });
}

void note_health(world::Here here, const world::TargetGroup& group, const world::RegisteredTarget& target) {
  world::Task* task = task_behind(here, group, target);
  if (task == nullptr) return;
  world::Service* service = here.region.ecs.service(task->cluster, task->service);
  if (service == nullptr) return;
  if (target.state == "healthy") forget_failures(*service, *task);
  if (target.state == "unhealthy" && !is_in_grace(here, *service, *task)) {
    replace(here, *service, *task, group, target);
  }
  look_at(here, *service);
}

}  // namespace kakoi::sim::orchestration
