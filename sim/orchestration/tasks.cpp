#include "sim/orchestration/tasks.hpp"

#include "sim/orchestration/attachments.hpp"
#include "sim/orchestration/interfaces.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/startup.hpp"
#include "sim/orchestration/startup_texts.hpp"

#include <utility>

namespace kakoi::sim::orchestration {
namespace {

/// Calls `step` with the task after a while, if it is still there.
void later(world::Here here, const std::string& id, double seconds, void (*step)(world::Here, world::Task&)) {
  here.world.after(seconds, [here, id, step] {
    const auto found = here.region.ecs.tasks.find(id);
    if (found != here.region.ecs.tasks.end()) step(here, found->second);
  });
}

/// Each change of its state is a new version of it.
void enter(world::Task& task, const char* status) {
  task.status = status;
  ++task.version;
}

void tell_service(world::Here here, const world::Task& task) {
  if (world::Service* service = here.region.ecs.service(task.cluster, task.service)) {
    look_at(here, *service);
  }
}

void forget(world::Here here, world::Task& task) { here.region.ecs.tasks.erase(task.id); }

void tell_who_waits(world::Here here, const world::Task& task) {
  auto waiting = here.region.ecs.when_stopped.extract(task.id);
  if (waiting.empty()) return;
  for (world::Timeline::Job& job : waiting.mapped()) {
    here.world.after(0, std::move(job));
  }
}

void be_down(world::Here here, world::Task& task) {
  remove_interface(here, task);
  enter(task, "STOPPED");
  task.stopped = here.world.now();
  tell_who_waits(here, task);
  later(here, task.id, here.world.pace.keep_stopped, forget);
  if (world::Service* service = here.region.ecs.service(task.cluster, task.service)) {
    service->tasks.erase(task.id);
    look_at(here, *service);
  }
}

void clean_up(world::Here here, world::Task& task) {
  enter(task, "DEPROVISIONING");
  if (task.attachment_status == "ATTACHED") task.attachment_status = "DETACHING";
  later(here, task.id, here.world.pace.clean_up, be_down);
}

void stop_containers(world::Here here, world::Task& task) {
  enter(task, "STOPPING");
  task.exit_code = 0;
  later(here, task.id, here.world.pace.stop, clean_up);
}

void be_failed(world::Here here, world::Task& task, StartFailure failure) {
  task.desired_status = "STOPPED";
  task.stop_code = "TaskFailedToStart";
  task.stopped_reason = std::move(failure.stopped_reason);
  task.container_reason = std::move(failure.container_reason);
  task.stopping = here.world.now();
  if (world::Service* service = here.region.ecs.service(task.cluster, task.service)) {
    note_failure(here, *service, task);
  }
  clean_up(here, task);
  tell_service(here, task);
}

void fail_to_start(world::Here here, world::Task& task) {
  if (!task.is_coming()) return;
  // The network may have been mended while it tried: what it fails with then is what it tried first.
  be_failed(here, task, startup_failure(here, task).value_or(StartFailure{.stopped_reason = "Task failed to start"}));
}

/// What it ran has ended by itself.
void be_done(world::Here here, world::Task& task) {
  stop_task(here, task, "EssentialContainerExited", "Essential container in task exited");
}

void be_healthy(world::Here here, world::Task& task) { tell_service(here, task); }

void run(world::Here here, world::Task& task) {
  enter(task, "RUNNING");
  task.pull_stopped = here.world.now();
  task.started = here.world.now();
  note_pulled(here, task);
  if (world::Service* service = here.region.ecs.service(task.cluster, task.service)) {
    note_start(*service, task);
    attach_targets(here, task);
  }
  tell_service(here, task);
  later(here, task.id, here.world.pace.healthy, be_healthy);
  if (task.ends_after > 0) later(here, task.id, task.ends_after, be_done);
}

void try_to_run(world::Here here, world::Task& task) {
  if (!task.is_coming()) return;
  if (startup_failure(here, task)) {
    later(here, task.id, here.world.pace.give_up, fail_to_start);
  } else {
    run(here, task);
  }
}

/// It ends before it has been anywhere.
void fail_to_attach(world::Here here, world::Task& task) {
  be_failed(
      here, task,
      {.stopped_reason = std::string(texts::kNoInterface) + (task.launch.wants_public_ip() ? "enabled" : "disabled") +
                         std::string(texts::kInSubnet) + task.subnet_id + std::string(texts::kNoFreeAddresses)});
}

void attach(world::Here here, world::Task& task) {
  if (!task.is_coming()) return;
  if (!task.attachment_id.empty() && !attach_interface(here, task)) return fail_to_attach(here, task);
  enter(task, "PENDING");
  task.pull_started = here.world.now();
  later(here, task.id, here.world.pace.start, try_to_run);
}

world::Task& put(world::Here here, world::Task wanted) {
  world::Ids& ids = here.world.ids;
  wanted.id = ids.hex(32);
  wanted.arn = here.region.arn("ecs", "task/" + wanted.cluster + "/" + wanted.id);
  wanted.created = here.world.now();
  wanted.launch.platform_version = resolved_platform(wanted.launch.platform_version);
  if (wanted.launch.network && !wanted.launch.network->subnets.empty()) {
    const auto& subnets = wanted.launch.network->subnets;
    wanted.attachment_id = ids.uuid();
    wanted.attachment_status = "PRECREATED";
    wanted.subnet_id = subnets[ids.number() % subnets.size()];
  }
  if (world::Service* service = here.region.ecs.service(wanted.cluster, wanted.service)) {
    service->tasks.insert(wanted.id);
  }
  std::string id = wanted.id;
  return here.region.ecs.tasks.emplace(std::move(id), std::move(wanted)).first->second;
}

}  // namespace

world::Tags definition_tags(const world::Ecs& ecs, const world::Launch& launch) {
  const world::TaskDefinition* definition = ecs.definition(launch.task_definition);
  return definition != nullptr ? definition->tags : world::Tags{};
}

void add_managed_tags(world::Tags& tags, const std::string& cluster, const std::string& service) {
  tags["aws:ecs:clusterName"] = cluster;
  if (!service.empty()) tags["aws:ecs:serviceName"] = service;
}

world::Task& start_task(world::Here here, world::Task wanted) {
  world::Task& task = put(here, std::move(wanted));
  later(here, task.id, here.world.pace.attach, attach);
  return task;
}

void exit_task(world::Here here, world::Task& task, std::int64_t exit_code) {
  if (task.desired_status == "STOPPED") return;
  task.desired_status = "STOPPED";
  task.stop_code = "EssentialContainerExited";
  task.stopped_reason = "Essential container in task exited";
  task.exit_code = exit_code;
  task.stopping = here.world.now();
  clean_up(here, task);
  tell_service(here, task);
}

void stop_task(world::Here here, world::Task& task, std::string_view code, std::string_view reason) {
  if (task.desired_status == "STOPPED") return;
  const bool was_running = task.is_running();
  task.desired_status = "STOPPED";
  task.stop_code = code;
  task.stopped_reason = reason;
  task.stopping = here.world.now();
  if (!was_running) return clean_up(here, task);
  const double draining = detach_targets(here, task);
  if (draining <= 0) return stop_containers(here, task);
  enter(task, "DEACTIVATING");
  later(here, task.id, draining, stop_containers);
}

void when_stopped(world::Here here, const world::Task& task, world::Timeline::Job job) {
  here.region.ecs.when_stopped[task.id].push_back(std::move(job));
}

}  // namespace kakoi::sim::orchestration
