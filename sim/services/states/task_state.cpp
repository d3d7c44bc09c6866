// Task states: what they start is an ECS task, by the same action that anybody else calls.
#include "sim/orchestration/tasks.hpp"
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/service.hpp"
#include "sim/services/states/walk.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kakoi::sim::services::states {

using value::Value;

namespace {

constexpr std::string_view kSync = "sync";
constexpr std::string_view kToken = "waitForTaskToken";

/// `arn:aws:states:::ecs:runTask.sync`, `arn:aws:states:::aws-sdk:ecs:runTask`.
struct Resource {
  bool is_sdk = false;
  std::string pattern = {};  ///< behind the dot
  std::string name = {};     ///< `runTask.sync`
};

std::optional<Resource> resource_of(std::string_view arn) {
  constexpr std::string_view kOptimised = ":states:::ecs:runTask";
  constexpr std::string_view kSdk = ":states:::aws-sdk:ecs:runTask";
  for (const std::string_view form : {kOptimised, kSdk}) {
    const std::size_t at = arn.find(form);
    if (at == std::string_view::npos) continue;
    std::string_view rest = arn.substr(at + form.size());
    if (rest.starts_with('.')) rest.remove_prefix(1);
    const bool is_sdk = form == kSdk;
    const bool is_known = rest.empty() || rest == kToken || (rest == kSync && !is_sdk);
    if (!is_known) return std::nullopt;
    return Resource{.is_sdk = is_sdk,
                    .pattern = std::string(rest),
                    .name = "runTask" + (rest.empty() ? "" : "." + std::string(rest))};
  }
  return std::nullopt;
}

/// The names of members with their first letter in the other case: the API's `taskArn` is `TaskArn` to a state machine.
template <typename Case>
Value recased(const Value& it, const Case& first) {
  if (it.is_array()) {
    Value list = Value::array();
    for (const Value& item : it.items()) list.append(recased(item, first));
    return list;
  }
  if (!it.is_object()) {
    const auto* time = std::get_if<value::Timestamp>(&it.data());
    return time != nullptr ? Value(static_cast<std::int64_t>(std::round(time->seconds * 1000))) : it;
  }
  Value object = Value::object();
  for (const value::Member& member : it.members()) {
    std::string name = member.name;
    if (!name.empty()) name[0] = first(name[0]);
    object.set(name, recased(member.value, first));
  }
  return object;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

Value event_of(const Resource& resource) {
  return Value::object({{"resourceType", resource.is_sdk ? "aws-sdk:ecs" : "ecs"}, {"resource", resource.name}});
}

bool went_well(const Value& task) {
  const Value& containers = task["containers"];
  return !containers.items().empty() && std::ranges::all_of(containers.items(), [](const Value& container) {
    return container["exitCode"].as_integer() == 0;
  });
}

Context context_for(world::Here here, const world::Execution& execution, const char* action) {
  const std::string& role = execution.revision.role;
  return {.world = here.world,
          .region = here.region,
          .caller = {.account = here.region.account,
                     .principal = "arn:" + std::string(here.region.partition()) + ":sts::" + here.region.account +
                                  ":assumed-role/" + ecs::last_part(role) + "/" + execution.name},
          .action = action};
}

ApiError named(const ApiError& error, const Resource& resource, const std::string& request_id) {
  if (resource.is_sdk) {
    return {.code = "Ecs." + error.code,
            .message = error.message + " (Service: Ecs, Status Code: " + std::to_string(error.status) +
                       ", Request ID: " + request_id + ")"};
  }
  return {.code = "ECS." + error.code,
          .message = error.message + " (Service: AmazonECS; Status Code: " + std::to_string(error.status) +
                     "; Error Code: " + error.code + "; Request ID: " + request_id + "; Proxy: null)"};
}

}  // namespace

void Walker::task(std::int64_t id) {
  const Value& at = state(id);
  const auto resource = resource_of(at.text("Resource"));
  if (!resource) return break_off(id, "This simulator does not carry out " + at.text("Resource"));
  if (resource->pattern == kToken) {
    walk(id).token = here_.world.ids.hex(64);
    here_.region.states.tokens[walk(id).token] = {.execution = execution_.arn, .walk = id};
  }
  if (at.number("TimeoutSeconds") > 0) later(id, at.number("TimeoutSeconds"), &Walker::time_out);
  launch(id);
}

void Walker::launch(std::int64_t id) {
  const Value& at = state(id);
  const Resource resource = *resource_of(at.text("Resource"));
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value& form = at[is_jsonata(id) ? "Arguments" : "Parameters"];
  // Without them, what comes in is what is asked for.
  const auto parameters = form.is_null() ? input : form_of(id, form, *input);
  if (!parameters) return break_off(id, parameters.error());
  Value event = event_of(resource);
  event.set("region", here_.region.name);
  event.set("parameters", value::to_json(*parameters));
  record(id, "TaskScheduled", "taskScheduledEventDetails", std::move(event));
  record(id, "TaskStarted", "taskStartedEventDetails", event_of(resource));

  Value request = recased(*parameters, lower);
  if (!resource.is_sdk && !request.has("startedBy")) request.set("startedBy", "AWS Step Functions");
  Context context = context_for(here_, execution_, "RunTask");
  const auto run = ecs::service().perform(context, request);
  if (!run) {
    const ApiError error = named(run.error(), resource, here_.world.ids.uuid());
    return fail_task(id, error.code, error.message);
  }
  for (const Value& task : (*run)["tasks"].items()) {
    const auto found = here_.region.ecs.tasks.find(ecs::last_part(task.text("taskArn")));
    if (found == here_.region.ecs.tasks.end()) continue;
    found->second.ends_after = here_.world.pace.work;
    if (resource.pattern != kSync) continue;
    walk(id).tasks.push_back(found->first);
    orchestration::when_stopped(here_, found->second, [here = here_, arn = execution_.arn, id, visit = walk(id).visit] {
      const auto execution = here.region.states.executions.find(arn);
      if (execution == here.region.states.executions.end()) return;
      const auto it = execution->second.walks.find(id);
      if (it == execution->second.walks.end() || it->second.visit != visit) return;
      Walker(here, execution->second).task_stopped(id);
    });
  }
  const Value output = recased(*run, upper);
  if (resource.pattern.empty()) return succeed_task(id, output);
  Value submitted = event_of(resource);
  submitted.set("output", value::to_json(output));
  record(id, "TaskSubmitted", "taskSubmittedEventDetails", std::move(submitted));
}

void Walker::task_stopped(std::int64_t id) {
  const auto& tasks = here_.region.ecs.tasks;
  const std::vector<std::string>& ids = walk(id).tasks;
  const bool all_down = std::ranges::all_of(ids, [&](const std::string& task) {
    const auto found = tasks.find(task);
    return found == tasks.end() || found->second.status == "STOPPED";
  });
  if (!all_down || ids.empty()) return;
  const auto first = tasks.find(ids[0]);
  Context context = context_for(here_, execution_, "DescribeTasks");
  const auto described = ecs::describe_tasks(
      context,
      Value::object({{"cluster", first != tasks.end() ? first->second.cluster : ""}, {"tasks", Value::texts(ids)}}));
  if (!described) return fail_task(id, "States.TaskFailed", described.error().message);
  const Value& found = (*described)["tasks"];
  const Value output = recased(found.items().size() == 1 ? found.items()[0] : found, upper);
  walk(id).tasks.clear();
  if (std::ranges::all_of(found.items(), went_well)) return succeed_task(id, output);
  fail_task(id, "States.TaskFailed", value::to_json(output));
}

void Walker::succeed_task(std::int64_t id, const Value& result) {
  drop(id);
  const auto resource = resource_of(state(id).text("Resource"));
  if (!resource) return;
  Value event = event_of(*resource);
  event.set("output", value::to_json(result));
  record(id, "TaskSucceeded", "taskSucceededEventDetails", std::move(event));
  leave(id, "Task", result);
}

void Walker::fail_task(std::int64_t id, const std::string& error, const std::string& cause) {
  drop(id);
  const auto resource = resource_of(state(id).text("Resource"));
  if (!resource) return;
  Value event = event_of(*resource);
  event.set("error", error);
  event.set("cause", cause);
  record(id, "TaskFailed", "taskFailedEventDetails", std::move(event));
  fail(id, error, cause);
}

}  // namespace kakoi::sim::services::states
