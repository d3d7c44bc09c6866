#include "sim/services/states/walker.hpp"

#include "sim/orchestration/tasks.hpp"
#include "sim/services/states/definition.hpp"
#include "sim/services/states/history.hpp"
#include "sim/services/states/walk.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kakoi::sim::services::states {

using value::Value;
using world::Execution;
using world::Walk;

namespace {

constexpr std::int64_t kRoot = 1;
// "Maximum execution history size", Service quotas of Step Functions.
constexpr std::size_t kLongestHistory = 25'000;
constexpr double kUsualRetryInterval = 1;
constexpr std::int64_t kUsualAttempts = 3;
constexpr double kUsualBackoff = 2;

struct EndEvent {
  std::string_view status;
  std::string_view type;
  std::string_view details;
};

constexpr EndEvent kEnds[] = {
    {.status = "FAILED", .type = "ExecutionFailed", .details = "executionFailedEventDetails"},
    {.status = "ABORTED", .type = "ExecutionAborted", .details = "executionAbortedEventDetails"},
    {.status = "TIMED_OUT", .type = "ExecutionTimedOut", .details = "executionTimedOutEventDetails"},
};

const EndEvent& event_of(std::string_view status) {
  const auto* found = std::ranges::find(kEnds, status, &EndEvent::status);
  return found != std::end(kEnds) ? *found : kEnds[0];
}

bool covers(const Value& rule, const std::string& error) {
  const auto errors = rule.texts_of("ErrorEquals");
  return std::ranges::any_of(errors, [&](const std::string& it) {
    return it == error || it == "States.ALL" || (it == "States.TaskFailed" && error != "States.Timeout");
  });
}

}  // namespace

const Value& Walker::state(std::int64_t id) const {
  const Walk& it = execution_.walks.at(id);
  return it.machine["States"][it.state];
}

bool Walker::is_jsonata(std::int64_t id) const {
  return states::is_jsonata(execution_.walks.at(id).machine, state(id));
}

std::int64_t Walker::record(std::int64_t id, std::string_view type, std::string_view details, Value content) {
  const auto found = execution_.walks.find(id);
  const std::int64_t previous = found != execution_.walks.end() ? found->second.last_event : 0;
  const std::int64_t event = states::record(here_.world, execution_, previous, type, details, std::move(content));
  if (found != execution_.walks.end()) found->second.last_event = event;
  return event;
}

void Walker::later(std::int64_t id, double seconds, Step step) {
  here_.world.after(seconds, [here = here_, arn = execution_.arn, id, visit = walk(id).visit, step] {
    const auto execution = here.region.states.executions.find(arn);
    if (execution == here.region.states.executions.end()) return;
    const auto at = execution->second.walks.find(id);
    if (at == execution->second.walks.end() || at->second.visit != visit) return;
    (Walker(here, execution->second).*step)(id);
  });
}

void Walker::begin(const Value& machine, Value input) {
  execution_.walks_given = kRoot;
  execution_.walks[kRoot].machine = machine;
  record(kRoot, "ExecutionStarted", "executionStartedEventDetails",
         Value::object({{"input", execution_.input}, {"roleArn", execution_.revision.role}}));
  go(kRoot, machine.text("StartAt"), std::move(input));
}

void Walker::go(std::int64_t id, const std::string& name, Value input) {
  Walk& it = walk(id);
  ++it.visit;
  it.state = name;
  it.raw_input = std::move(input);
  it.retries.clear();
  later(id, here_.world.pace.step, &Walker::enter);
}

void Walker::enter(std::int64_t id) {
  if (execution_.history.size() >= kLongestHistory) {
    end("FAILED", "States.Runtime", "The execution reached the maximum number of history events (25000).");
    return;
  }
  const std::string type = state(id).text("Type");
  record(id, type + "StateEntered", "stateEnteredEventDetails",
         Value::object({{"name", walk(id).state}, {"input", value::to_json(walk(id).raw_input)}}));
  carry_out(id, type);
}

void Walker::carry_out(std::int64_t id, const std::string& type) {
  if (type == "Pass") pass(id);
  if (type == "Wait") wait(id);
  if (type == "Choice") choose(id);
  if (type == "Fail") stop_with_error(id);
  if (type == "Parallel") part(id);
  if (type == "Map") map(id);
  if (type == "Task") task(id);
  if (type == "Succeed") {
    const auto input = input_of(id);
    if (!input) return break_off(id, input.error());
    leave(id, type, *input);
  }
}

void Walker::leave(std::int64_t id, const std::string& type, const Value& result) {
  auto output = output_of(id, result);
  if (!output) return break_off(id, output.error());
  record(id, type + "StateExited", "stateExitedEventDetails",
         Value::object({{"name", walk(id).state}, {"output", value::to_json(*output)}}));
  const Value& at = state(id);
  if (at.has("Next")) {
    go(id, at.text("Next"), *std::move(output));
  } else {
    finish(id, *output);
  }
}

void Walker::finish(std::int64_t id, const Value& output) {
  if (id != kRoot) {
    const Walk& it = walk(id);
    const std::int64_t parent = it.parent;
    const std::int64_t index = it.index;
    execution_.walks.erase(id);
    return branch_done(parent, index, output);
  }
  execution_.status = "SUCCEEDED";
  execution_.stopped = here_.world.now();
  execution_.output = value::to_json(output);
  record(id, "ExecutionSucceeded", "executionSucceededEventDetails", Value::object({{"output", *execution_.output}}));
  drop_all();
}

void Walker::break_off(std::int64_t id, const std::string& why) {
  const std::string cause = "An error occurred while executing the state '" + walk(id).state +
                            "' (entered at the event id #" + std::to_string(walk(id).last_event) + "). " + why;
  // No Retry and no Catch is for this.
  end("FAILED", "States.Runtime", cause);
}

void Walker::fail(std::int64_t id, const std::string& error, const std::string& cause) {
  if (retries(id, error) || catches(id, error, cause)) return;
  if (id == kRoot) return end("FAILED", error, cause);
  const std::int64_t parent = walk(id).parent;
  drop_branches(parent);
  record(parent, state(parent).text("Type") + "StateFailed");
  fail(parent, error, cause);
}

bool Walker::retries(std::int64_t id, const std::string& error) {
  const Value& rules = state(id)["Retry"];
  for (std::size_t i = 0; i < rules.items().size(); ++i) {
    const Value& rule = rules.items()[i];
    if (!covers(rule, error)) continue;
    std::int64_t& count = walk(id).retries[std::to_string(i)];
    if (count >= rule.integer("MaxAttempts", kUsualAttempts)) return false;
    const double wait = rule.number("IntervalSeconds", kUsualRetryInterval) *
                        std::pow(rule.number("BackoffRate", kUsualBackoff), static_cast<double>(count));
    ++count;
    ++walk(id).visit;
    later(id, std::min(wait, rule.number("MaxDelaySeconds", wait)), &Walker::enter);
    return true;
  }
  return false;
}

bool Walker::catches(std::int64_t id, const std::string& error, const std::string& cause) {
  const Value& rules = state(id)["Catch"];
  for (const Value& rule : rules.items()) {
    if (!covers(rule, error)) continue;
    const Value output = Value::object({{"Error", error}, {"Cause", cause}});
    const bool jsonata = is_jsonata(id);
    auto input = jsonata ? Evaluated(output) : with_result(walk(id).raw_input, rule.text("ResultPath", "$"), output);
    if (!input) {
      break_off(id, input.error());
    } else {
      go(id, rule.text("Next"), *std::move(input));
    }
    return true;
  }
  return false;
}

void Walker::time_out(std::int64_t id) {
  record(id, "TaskTimedOut", "taskTimedOutEventDetails",
         Value::object({{"resourceType", "ecs"}, {"resource", "runTask"}, {"error", "States.Timeout"}}));
  drop(id);
  fail(id, "States.Timeout", "");
}

void Walker::drop(std::int64_t id) {
  Walk& it = walk(id);
  ++it.visit;
  for (const std::string& task : std::exchange(it.tasks, {})) {
    const auto found = here_.region.ecs.tasks.find(task);
    if (found != here_.region.ecs.tasks.end()) {
      orchestration::stop_task(here_, found->second, "UserInitiated", "Task stopped by AWS Step Functions");
    }
  }
  here_.region.states.tokens.erase(std::exchange(it.token, {}));
}

void Walker::drop_branches(std::int64_t id) {
  for (auto at = execution_.walks.begin(); at != execution_.walks.end();) {
    if (at->second.parent == id) {
      drop_branches(at->first);
      drop(at->first);
      at = execution_.walks.erase(at);
    } else {
      ++at;
    }
  }
}

void Walker::drop_all() {
  for (const auto& [id, it] : execution_.walks) drop(id);
  execution_.walks.clear();
}

void Walker::end(const std::string& status, const std::string& error, const std::string& cause) {
  execution_.status = status;
  execution_.stopped = here_.world.now();
  execution_.error = error;
  execution_.cause = cause;
  Value details = Value::object();
  if (!error.empty()) details.set("error", error);
  if (!cause.empty()) details.set("cause", cause);
  const EndEvent& event = event_of(status);
  record(kRoot, event.type, event.details, std::move(details));
  drop_all();
}

void begin(world::Here here, Execution& execution) {
  const auto machine = value::parse_json(execution.revision.definition);
  auto input = value::parse_json(execution.input);
  Walker(here, execution).begin(machine.value_or(Value::object()), std::move(input).value_or(Value::object()));
  const double limit = machine ? machine->number("TimeoutSeconds") : 0;
  if (limit <= 0) return;
  here.world.after(limit, [here, arn = execution.arn] {
    const auto found = here.region.states.executions.find(arn);
    if (found == here.region.states.executions.end() || found->second.status != "RUNNING") return;
    Walker(here, found->second).end("TIMED_OUT", "States.Timeout", "");
  });
}

void end(world::Here here, Execution& execution, const std::string& status, const std::string& error,
         const std::string& cause) {
  Walker(here, execution).end(status, error, cause);
}

void end_all(world::Here here, const std::string& machine_arn) {
  for (auto& [arn, execution] : here.region.states.executions) {
    if (execution.machine_arn == machine_arn && execution.status == "RUNNING") {
      end(here, execution, "ABORTED", "", "");
    }
  }
}

void succeed(world::Here here, const world::TaskToken& token, const Value& output) {
  Walker(here, here.region.states.executions.at(token.execution)).succeed_task(token.walk, output);
}

void fail(world::Here here, const world::TaskToken& token, const std::string& error, const std::string& cause) {
  Walker walker(here, here.region.states.executions.at(token.execution));
  walker.fail_task(token.walk, error, cause);
}

}  // namespace kakoi::sim::services::states
