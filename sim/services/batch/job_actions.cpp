#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/definitions.hpp"
#include "sim/services/batch/jobs.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::batch {
namespace {

constexpr std::size_t kMostDescribed = 100;
constexpr std::size_t kMostDependencies = 20;
constexpr const char* kUsualReason = "Job terminated by user";
constexpr std::array<std::string_view, 7> kStatuses = {"SUBMITTED", "PENDING",   "RUNNABLE", "STARTING",
                                                       "RUNNING",   "SUCCEEDED", "FAILED"};

Value attempt_shape(const world::JobAttempt& attempt) {
  Value container = Value::object({{"taskArn", attempt.task_arn}, {"networkInterfaces", Value::array()}});
  if (attempt.exit_code >= 0) container.set("exitCode", attempt.exit_code);
  return Value::object({{"container", std::move(container)},
                        {"startedAt", milliseconds(attempt.started)},
                        {"stoppedAt", milliseconds(attempt.stopped)},
                        {"statusReason", attempt.reason}});
}

/// What the definition says, and what has come of it.
Value container_shape(const world::Region& region, const world::Job& job, const Value& properties) {
  Value shape = properties;
  for (const char* list :
       {"command", "volumes", "environment", "mountPoints", "ulimits", "resourceRequirements", "secrets"}) {
    if (!shape.has(list)) shape.set(list, Value::array());
  }
  const Value& overrides = job.submitted["containerOverrides"];
  for (const char* member : {"command", "environment", "resourceRequirements"}) {
    if (overrides.has(member)) shape.set(member, overrides[member]);
  }
  Value interfaces = Value::array();
  const auto task = region.ecs.tasks.find(last_part(job.task_arn));
  if (task != region.ecs.tasks.end() && !task->second.private_ip.empty()) {
    interfaces.append(
        Value::object({{"attachmentId", task->second.attachment_id}, {"privateIpv4Address", task->second.private_ip}}));
  }
  shape.set("networkInterfaces", std::move(interfaces));
  if (!job.task_arn.empty()) shape.set("taskArn", job.task_arn);
  if (!job.attempts.empty() && job.attempts.back().exit_code >= 0) shape.set("exitCode", job.attempts.back().exit_code);
  return shape;
}

Value shape_of(Context& context, const world::Job& job) {
  Value attempts = Value::array();
  for (const world::JobAttempt& attempt : job.attempts) attempts.append(attempt_shape(attempt));
  Value depends = Value::array();
  for (const std::string& id : job.waits_for) depends.append(Value::object({{"jobId", id}}));
  const world::Time started = started_at(context.region, job);
  Value shape =
      Value::object({{"jobArn", job.arn},
                     {"jobName", job.name},
                     {"jobId", job.id},
                     {"jobQueue", job.queue},
                     {"status", status_of(context.region, job)},
                     {"attempts", std::move(attempts)},
                     {"createdAt", milliseconds(job.created)},
                     {"startedAt", started > 0 ? milliseconds(started) : Value(0)},
                     {"stoppedAt", milliseconds(job.stopped)},
                     {"dependsOn", std::move(depends)},
                     {"jobDefinition", job.definition},
                     {"parameters", job.submitted.has("parameters") ? job.submitted["parameters"] : Value::object()},
                     {"retryStrategy", job.submitted["retryStrategy"]},
                     {"timeout", job.submitted["timeout"]},
                     {"tags", tag_map(job.tags)},
                     {"isCancelled", job.is_cancelled},
                     {"isTerminated", job.is_terminated}});
  if (!job.reason.empty()) shape.set("statusReason", job.reason);
  if (const auto* definition = find_definition(context.region, job.definition)) {
    shape.set("platformCapabilities", definition->registered["platformCapabilities"]);
    const Value& container = definition->registered["containerProperties"];
    if (!container.is_null()) shape.set("container", container_shape(context.region, job, container));
    shape.set("nodeProperties", definition->registered["nodeProperties"]);
    shape.set("ecsProperties", definition->registered["ecsProperties"]);
  }
  return shape;
}

Value summary_of(const Context& context, const world::Job& job) {
  Value shape = Value::object({{"jobArn", job.arn},
                               {"jobId", job.id},
                               {"jobName", job.name},
                               {"createdAt", milliseconds(job.created)},
                               {"status", status_of(context.region, job)},
                               {"startedAt", milliseconds(started_at(context.region, job))},
                               {"stoppedAt", milliseconds(job.stopped)},
                               {"jobDefinition", job.definition}});
  if (!job.reason.empty()) shape.set("statusReason", job.reason);
  return shape;
}

Expected<world::JobQueue*> open_queue(Context& context, const std::string& name) {
  world::JobQueue* found = find_queue(context.region, name);
  if (found == nullptr) return refused(context, "JobQueue " + name + " not found");
  if (found->state != "ENABLED") return refused(context, "JobQueue " + name + " is not ENABLED");
  return found;
}

Expected<std::vector<std::string>> dependencies_of(Context& context, const Value& input) {
  std::vector<std::string> ids;
  for (const Value& it : input["dependsOn"].items()) {
    if (!context.region.batch.jobs.contains(it.text("jobId"))) {
      return refused(context, "Dependent job " + it.text("jobId") + " does not exist");
    }
    ids.push_back(it.text("jobId"));
  }
  if (ids.size() > kMostDependencies) return refused(context, "A job can depend on at most 20 jobs");
  return ids;
}

Expected<world::Job*> job_of(Context& context, const Value& input) {
  const auto found = context.region.batch.jobs.find(input.text("jobId"));
  if (input.text("reason").empty()) return refused(context, "reason must be provided");
  if (found == context.region.batch.jobs.end()) return refused(context, "Job " + input.text("jobId") + " not found");
  return &found->second;
}

}  // namespace

Outcome submit_job(Context& context, const Value& input) {
  const std::string name = input.text("jobName");
  if (const auto checked = check_name(context, name, "jobName"); !checked) return tl::unexpected(checked.error());
  const auto queue = open_queue(context, input.text("jobQueue"));
  if (!queue) return tl::unexpected(queue.error());
  const world::JobDefinition* definition = find_definition(context.region, input.text("jobDefinition"));
  if (definition == nullptr) return refused(context, "JobDefinition " + input.text("jobDefinition") + " not found");
  if (definition->status != "ACTIVE") {
    return refused(context, "JobDefinition " + input.text("jobDefinition") + " is not ACTIVE");
  }
  if (input.has("arrayProperties")) return refused(context, "array jobs are not a part of this simulator");
  auto depends = dependencies_of(context, input);
  if (!depends) return tl::unexpected(depends.error());
  const std::string id = context.world.ids.uuid();
  world::Job& job = context.region.batch.jobs[id];
  job = {.id = id,
         .arn = context.region.arn("batch", "job/" + id),
         .name = name,
         .queue = (*queue)->arn,
         .definition = definition->arn,
         .submitted = input,
         .waits_for = *std::move(depends),
         .created = context.world.now()};
  put_tag_map(job.tags, input["tags"]);
  context.world.after(context.world.pace.react, [here = context.here()] { place_jobs(here); });
  return Value::object({{"jobArn", job.arn}, {"jobName", name}, {"jobId", id}});
}

Outcome describe_jobs(Context& context, const Value& input) {
  const auto ids = input.texts_of("jobs");
  if (ids.empty()) return refused(context, "jobs must be provided");
  if (ids.size() > kMostDescribed) return refused(context, "Maximum number of jobs supported is  100");
  Value jobs = Value::array();
  for (const std::string& id : ids) {
    const auto found = context.region.batch.jobs.find(id);
    if (found != context.region.batch.jobs.end()) jobs.append(shape_of(context, found->second));
  }
  return Value::object({{"jobs", std::move(jobs)}});
}

Outcome list_jobs(Context& context, const Value& input) {
  const std::string queue = input.text("jobQueue");
  if (queue.empty()) {
    return refused(context, "One of the following parameters must be provided: [jobQueue, arrayJobId, multiNodeJobId]");
  }
  const world::JobQueue* found = find_queue(context.region, queue);
  if (found == nullptr) {
    return refused(context, "JobQueue " + queue + " does not exist");
  }
  const bool filters = !input["filters"].items().empty();
  // Without a word, those that run.
  const std::string status = input.text("jobStatus", "RUNNING");
  if (std::ranges::find(kStatuses, status) == kStatuses.end()) return refused(context, "Invalid jobStatus: " + status);
  const auto names = filters && input["filters"].items()[0].text("name") == "JOB_NAME"
                         ? input["filters"].items()[0].texts_of("values")
                         : std::vector<std::string>();
  std::vector<std::string> ids;
  for (const auto& [id, job] : context.region.batch.jobs) {
    const bool has_status = filters || status_of(context.region, job) == status;
    const bool has_name = names.empty() || std::ranges::find(names, job.name) != names.end();
    if (job.queue == found->arn && has_status && has_name) ids.push_back(id);
  }
  return list_page(context, input, ids, "jobSummaryList",
                   [&](const std::string& id) { return summary_of(context, context.region.batch.jobs.at(id)); });
}

Outcome cancel_job(Context& context, const Value& input) {
  const auto job = job_of(context, input);
  if (!job) return tl::unexpected(job.error());
  // One that has been given to a machine goes on.
  const bool waits = !(*job)->is_over() && (*job)->task_id.empty();
  if (waits) {
    (*job)->is_cancelled = true;
    end_job(context.here(), **job, input.text("reason"));
  }
  return Value::object();
}

Outcome terminate_job(Context& context, const Value& input) {
  const auto job = job_of(context, input);
  if (!job) return tl::unexpected(job.error());
  if (!(*job)->is_over()) {
    (*job)->is_terminated = true;
    end_job(context.here(), **job, input.text("reason", kUsualReason));
  }
  return Value::object();
}

}  // namespace kakoi::sim::services::batch
