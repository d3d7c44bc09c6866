#include "sim/services/batch/actions.hpp"
#include "sim/services/batch/common.hpp"
#include "sim/services/batch/jobs.hpp"

#include <algorithm>
#include <map>

namespace kakoi::sim::services::batch {
namespace {

constexpr std::size_t kMostQueues = 50;
constexpr std::size_t kMostEnvironments = 3;

Value shape_of(const Context& context, const world::JobQueue& queue) {
  Value order = Value::array();
  std::int64_t number = 0;
  for (const std::string& name : queue.environments) {
    order.append(Value::object(
        {{"order", ++number}, {"computeEnvironment", context.region.arn("batch", "compute-environment/" + name)}}));
  }
  return Value::object(
      {{"jobQueueName", queue.name},
       {"jobQueueArn", queue.arn},
       {"state", queue.state},
       {"schedulingPolicyArn", queue.created["schedulingPolicyArn"]},
       {"status", queue.status},
       {"statusReason", queue.status == "VALID" ? Value("JobQueue Healthy") : Value()},
       {"priority", queue.created.integer("priority")},
       {"computeEnvironmentOrder", std::move(order)},
       {"tags", tag_map(queue.tags)},
       {"jobStateTimeLimitActions",
        queue.created.has("jobStateTimeLimitActions") ? queue.created["jobStateTimeLimitActions"] : Value::array()}});
}

Expected<std::vector<std::string>> environments_of(Context& context, const Value& input) {
  std::map<std::int64_t, std::string> in_order;
  bool any_fargate = false;
  bool any_other = false;
  for (const Value& entry : input["computeEnvironmentOrder"].items()) {
    const world::ComputeEnvironment* found = find_environment(context.region, entry.text("computeEnvironment"));
    if (found == nullptr) {
      return refused(context, "computeEnvironment " + entry.text("computeEnvironment") + " does not exist");
    }
    if (found->status != "VALID" && found->status != "UPDATING") {
      return refused(context, entry.text("computeEnvironment") + " is not in VALID state");
    }
    (found->is_fargate() ? any_fargate : any_other) = true;
    if (!in_order.emplace(entry.integer("order"), found->name).second) {
      return refused(context, "computeEnvironmentOrder has the same order twice");
    }
  }
  if (in_order.empty()) return refused(context, "At least one compute environment must be provided");
  if (in_order.size() > kMostEnvironments) return refused(context, "At most 3 compute environments are allowed");
  if (any_fargate && any_other) return refused(context, "EC2 and Fargate compute environments cannot be mixed");
  std::vector<std::string> names;
  names.reserve(in_order.size());
  for (const auto& [order, name] : in_order) names.push_back(name);
  return names;
}

Expected<world::JobQueue*> queue_of(Context& context, const Value& input) {
  const std::string name = input.text("jobQueue");
  world::JobQueue* found = find_queue(context.region, name);
  if (found == nullptr) return refused(context, name + " does not exist");
  return found;
}

Value named(const world::JobQueue& queue) {
  return Value::object({{"jobQueueName", queue.name}, {"jobQueueArn", queue.arn}});
}

void settle(Context& context, const std::string& name) {
  context.world.after(context.world.pace.react, [here = context.here(), name] {
    const auto found = here.region.batch.queues.find(name);
    if (found == here.region.batch.queues.end() || found->second.status == "DELETING") return;
    found->second.status = "VALID";
    place_jobs(here);
  });
}

}  // namespace

Outcome create_job_queue(Context& context, const Value& input) {
  const std::string name = input.text("jobQueueName");
  auto& queues = context.region.batch.queues;
  if (const auto checked = check_name(context, name, "jobQueueName"); !checked) return tl::unexpected(checked.error());
  if (queues.contains(name)) return refused(context, "Object already exists");
  if (queues.size() >= kMostQueues) return refused(context, "Job queue limit exceeded");
  if (!input.has("priority")) return refused(context, "priority must be provided");
  const auto state = state_of(context, input, "ENABLED");
  if (!state) return tl::unexpected(state.error());
  const auto environments = environments_of(context, input);
  if (!environments) return tl::unexpected(environments.error());
  world::JobQueue& made = queues[name];
  made = {.name = name,
          .arn = context.region.arn("batch", "job-queue/" + name),
          .state = *state,
          .created = input,
          .environments = *environments};
  put_tag_map(made.tags, input["tags"]);
  settle(context, name);
  return named(made);
}

Outcome describe_job_queues(Context& context, const Value& input) {
  const auto& queues = context.region.batch.queues;
  std::vector<std::string> names;
  if (!input["jobQueues"].items().empty()) {
    for (const std::string& name : input.texts_of("jobQueues")) {
      if (const auto* found = find_queue(context.region, name)) names.push_back(found->name);
    }
    std::ranges::sort(names);
  } else {
    for (const auto& [name, queue] : queues) names.push_back(name);
  }
  return list_page(context, input, names, "jobQueues",
                   [&](const std::string& name) { return shape_of(context, queues.at(name)); });
}

Outcome update_job_queue(Context& context, const Value& input) {
  const auto found = queue_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::JobQueue& queue = **found;
  const auto state = state_of(context, input, queue.state);
  if (!state) return tl::unexpected(state.error());
  if (input.has("computeEnvironmentOrder")) {
    const auto environments = environments_of(context, input);
    if (!environments) return tl::unexpected(environments.error());
    queue.environments = *environments;
  }
  for (const char* member : {"priority", "schedulingPolicyArn", "jobStateTimeLimitActions"}) {
    if (input.has(member)) queue.created.set(member, input[member]);
  }
  queue.state = *state;
  queue.status = "UPDATING";
  settle(context, queue.name);
  return named(queue);
}

Outcome delete_job_queue(Context& context, const Value& input) {
  const auto found = queue_of(context, input);
  if (!found) return Value::object();
  world::JobQueue& queue = **found;
  if (queue.state != "DISABLED")
    return refused(context, "Cannot delete, resource is being modified or is not DISABLED");
  queue.status = "DELETING";
  end_jobs_of(context.here(), queue.arn);
  context.world.after(context.world.pace.react,
                      [here = context.here(), name = queue.name] { here.region.batch.queues.erase(name); });
  return Value::object();
}

}  // namespace kakoi::sim::services::batch
