#include "sim/services/batch/jobs.hpp"

#include "sim/orchestration/tasks.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/definitions.hpp"
#include "sim/services/ecs/service.hpp"

#include <algorithm>

namespace kakoi::sim::services::batch {
namespace {

constexpr const char* kEssential = "Essential container in task exited";

Context context_for(world::Here here, const char* action) {
  return {
      .world = here.world,
      .region = here.region,
      .caller = {.account = here.region.account,
                 .principal = "arn:aws:sts::" + here.region.account + ":assumed-role/AWSServiceRoleForBatch/aws-batch"},
      .action = action};
}

/// The first environment of the queue that can take a job now; null when none can.
const world::ComputeEnvironment* room_for(const world::Region& region, const world::Job& job) {
  const auto queue = region.batch.queues.find(last_part(job.queue));
  if (queue == region.batch.queues.end() || queue->second.status == "DELETING") return nullptr;
  for (const std::string& name : queue->second.environments) {
    const auto found = region.batch.environments.find(name);
    if (found == region.batch.environments.end()) continue;
    const world::ComputeEnvironment& it = found->second;
    if (it.state == "ENABLED" && it.status != "DELETING" && it.status != "CREATING" && it.is_fargate()) return &it;
  }
  return nullptr;
}

bool is_waited_for(const world::Region& region, const world::Job& job) {
  return std::ranges::any_of(job.waits_for, [&](const std::string& id) {
    const auto found = region.batch.jobs.find(id);
    return found != region.batch.jobs.end() && found->second.status != "SUCCEEDED";
  });
}

bool is_hopeless(const world::Region& region, const world::Job& job) {
  return std::ranges::any_of(job.waits_for, [&](const std::string& id) {
    const auto found = region.batch.jobs.find(id);
    return found != region.batch.jobs.end() && found->second.status == "FAILED";
  });
}

void finish(world::Here here, world::Job& job, const std::string& status, const std::string& reason) {
  job.status = status;
  job.reason = reason;
  job.stopped = here.world.now();
  // Others may have waited for it.
  here.world.after(0, [here] { place_jobs(here); });
}

std::int64_t attempts_of(const world::Region& region, const world::Job& job) {
  const auto own = job.submitted["retryStrategy"]["attempts"].as_integer();
  if (own) return *own;
  const auto family =
      region.batch.definitions.find(last_part(job.definition).substr(0, last_part(job.definition).rfind(':')));
  if (family == region.batch.definitions.end()) return 1;
  for (const world::JobDefinition& it : family->second) {
    if (it.arn == job.definition) return it.registered["retryStrategy"].integer("attempts", 1);
  }
  return 1;
}

void task_ended(world::Here here, const std::string& job_id, const std::string& task_id) {
  const auto found = here.region.batch.jobs.find(job_id);
  const auto task = here.region.ecs.tasks.find(task_id);
  if (found == here.region.batch.jobs.end() || found->second.task_id != task_id) return;
  world::Job& job = found->second;
  world::JobAttempt attempt{.task_arn = job.task_arn, .stopped = here.world.now(), .reason = kEssential};
  bool went_well = false;
  if (task != here.region.ecs.tasks.end()) {
    attempt.started = task->second.started;
    attempt.exit_code = task->second.exit_code.value_or(-1);
    if (task->second.stop_code == "TaskFailedToStart") attempt.reason = task->second.stopped_reason;
    went_well = task->second.exit_code == 0;
  }
  if (job.started == 0) job.started = attempt.started;
  job.attempts.push_back(attempt);
  job.task_id.clear();
  if (job.is_over()) return;
  if (job.is_terminated) return finish(here, job, "FAILED", job.reason);
  if (went_well) return finish(here, job, "SUCCEEDED", kEssential);
  if (static_cast<std::int64_t>(job.attempts.size()) >= attempts_of(here.region, job)) {
    return finish(here, job, "FAILED", attempt.reason);
  }
  job.status = "RUNNABLE";
  here.world.after(here.world.pace.retry, [here] { place_jobs(here); });
}

/// ARN of what ECS runs for the job; registered when it is first needed, and for each job that overrides something.
std::string task_definition(world::Here here, world::JobDefinition& definition, const world::Job& job) {
  const bool overrides = job.submitted.has("containerOverrides");
  if (!overrides && !definition.task_definition.empty()) return definition.task_definition;
  Context context = context_for(here, "RegisterTaskDefinition");
  const auto made = ecs::service().perform(context, task_definition_of(definition, job.submitted));
  if (!made) return {};
  std::string arn = (*made)["taskDefinition"].text("taskDefinitionArn");
  if (!overrides) definition.task_definition = arn;
  return arn;
}

Value request_of(const world::ComputeEnvironment& environment, const Value& part, const std::string& definition) {
  const Value& resources = environment.created["computeResources"];
  const std::string platform =
      part.text("platformVersion", part["fargatePlatformConfiguration"].text("platformVersion", "LATEST"));
  return Value::object({{"cluster", environment.cluster},
                        {"taskDefinition", definition},
                        {"launchType", "FARGATE"},
                        {"platformVersion", platform},
                        {"networkConfiguration",
                         Value::object({{"awsvpcConfiguration",
                                         Value::object({{"subnets", resources["subnets"]},
                                                        {"securityGroups", resources["securityGroupIds"]},
                                                        {"assignPublicIp", part["networkConfiguration"].text(
                                                                               "assignPublicIp", "DISABLED")}})}})}});
}

void start(world::Here here, world::Job& job, const world::ComputeEnvironment& environment) {
  world::JobDefinition* definition = find_definition(here.region, job.definition);
  if (definition == nullptr) return finish(here, job, "FAILED", "The job definition is gone");
  const std::string what = task_definition(here, *definition, job);
  Context context = context_for(here, "RunTask");
  const auto run = ecs::service().perform(context, request_of(environment, task_part(definition->registered), what));
  if (!run) return finish(here, job, "FAILED", run.error().message);
  job.status = "STARTING";
  job.cluster = environment.cluster;
  job.task_arn = (*run)["tasks"].items()[0].text("taskArn");
  job.task_id = last_part(job.task_arn);
  world::Task& task = here.region.ecs.tasks.at(job.task_id);
  task.ends_after = here.world.pace.work;
  orchestration::when_stopped(here, task,
                              [here, id = job.id, task_id = job.task_id] { task_ended(here, id, task_id); });
}

}  // namespace

void place_jobs(world::Here here) {
  std::vector<std::string> waiting;
  for (const auto& [id, job] : here.region.batch.jobs) {
    if (job.status == "SUBMITTED" || job.status == "PENDING" || job.status == "RUNNABLE") waiting.push_back(id);
  }
  for (const std::string& id : waiting) {
    world::Job& job = here.region.batch.jobs.at(id);
    if (job.is_over() || !job.task_id.empty()) continue;
    if (is_hopeless(here.region, job)) {
      finish(here, job, "FAILED", "Dependent Job failed");
      continue;
    }
    job.status = is_waited_for(here.region, job) ? "PENDING" : "RUNNABLE";
    const world::ComputeEnvironment* environment = room_for(here.region, job);
    if (job.status == "RUNNABLE" && environment != nullptr) start(here, job, *environment);
  }
}

void end_job(world::Here here, world::Job& job, const std::string& reason) {
  job.reason = reason;
  const auto task = here.region.ecs.tasks.find(job.task_id);
  if (task == here.region.ecs.tasks.end()) return finish(here, job, "FAILED", reason);
  // It has failed when its task is down.
  job.is_terminated = true;
  orchestration::stop_task(here, task->second, "UserInitiated", reason);
}

void end_jobs_of(world::Here here, const std::string& queue_arn) {
  std::vector<std::string> ids;
  for (const auto& [id, job] : here.region.batch.jobs) {
    if (job.queue == queue_arn && !job.is_over()) ids.push_back(id);
  }
  for (const std::string& id : ids) end_job(here, here.region.batch.jobs.at(id), "JobQueue deleted");
}

std::string status_of(const world::Region& region, const world::Job& job) {
  const auto task = region.ecs.tasks.find(job.task_id);
  const bool runs = job.status == "STARTING" && task != region.ecs.tasks.end() && task->second.started > 0;
  return runs ? "RUNNING" : job.status;
}

world::Time started_at(const world::Region& region, const world::Job& job) {
  if (job.started > 0) return job.started;
  const auto task = region.ecs.tasks.find(job.task_id);
  return task != region.ecs.tasks.end() ? task->second.started : 0;
}

}  // namespace kakoi::sim::services::batch
