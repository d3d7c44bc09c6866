#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/next_token.hpp"
#include "sim/services/scheduler/actions.hpp"
#include "sim/services/scheduler/checks.hpp"
#include "sim/services/scheduler/find.hpp"
#include "sim/services/scheduler/firing.hpp"
#include "sim/services/scheduler/texts.hpp"

#include <algorithm>
#include <iterator>

namespace kakoi::sim::services::scheduler {
namespace {

constexpr std::string_view kTargetMembers[] = {"Arn",
                                               "RoleArn",
                                               "Input",
                                               "DeadLetterConfig",
                                               "EventBridgeParameters",
                                               "KinesisParameters",
                                               "SageMakerPipelineParameters",
                                               "SqsParameters"};
constexpr std::int64_t kLongestAge = 86400;
constexpr std::int64_t kMostAttempts = 185;

/// With what AWS fills in.
Value target_of(const Value& given) {
  Value target = Value::object();
  for (const value::Member& it : given.members()) {
    const bool is_known = std::ranges::find(kTargetMembers, std::string_view(it.name)) != std::end(kTargetMembers);
    if (is_known) target.set(it.name, it.value);
  }
  target.set("EcsParameters", launching::known_parameters(given["EcsParameters"]));
  const Value& policy = given["RetryPolicy"];
  target.set("RetryPolicy",
             Value::object({{"MaximumEventAgeInSeconds", policy.integer("MaximumEventAgeInSeconds", kLongestAge)},
                            {"MaximumRetryAttempts", policy.integer("MaximumRetryAttempts", kMostAttempts)}}));
  return target;
}

std::optional<world::Time> date_in(const Value& input, std::string_view member) { return input[member].as_number(); }

/// Everything anew: what the request leaves out goes back to what AWS takes by itself.
void set_up(const Context& context, world::Schedule& schedule, const Value& input) {
  const Value& window = input["FlexibleTimeWindow"];
  schedule.description = input.text("Description");
  schedule.expression = input.text("ScheduleExpression");
  schedule.timezone = input.text("ScheduleExpressionTimezone", "UTC");
  schedule.state = input.text("State", "ENABLED");
  schedule.key = input.text("KmsKeyArn");
  schedule.after_completion = input.text("ActionAfterCompletion", "NONE");
  schedule.start = date_in(input, "StartDate");
  schedule.end = date_in(input, "EndDate");
  schedule.window = Value::object({{"Mode", window["Mode"]}});
  if (window.has("MaximumWindowInMinutes")) {
    schedule.window.set("MaximumWindowInMinutes", window.integer("MaximumWindowInMinutes"));
  }
  schedule.target = target_of(input["Target"]);
  schedule.modified = context.world.now();
  plan_firing(context.here(), schedule);
}

Value shown(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value shown(const std::optional<world::Time>& time) { return time ? Value(value::Timestamp{*time}) : Value(); }

Value shape_of(const world::Schedule& schedule) {
  return Value::object({{"ActionAfterCompletion", schedule.after_completion},
                        {"Arn", schedule.arn},
                        {"CreationDate", value::Timestamp{schedule.created}},
                        {"Description", shown(schedule.description)},
                        {"EndDate", shown(schedule.end)},
                        {"FlexibleTimeWindow", schedule.window},
                        {"GroupName", schedule.group},
                        {"KmsKeyArn", shown(schedule.key)},
                        {"LastModificationDate", value::Timestamp{schedule.modified}},
                        {"Name", schedule.name},
                        {"ScheduleExpression", schedule.expression},
                        {"ScheduleExpressionTimezone", schedule.timezone},
                        {"StartDate", shown(schedule.start)},
                        {"State", schedule.state},
                        {"Target", schedule.target}});
}

Value summary_of(const world::Schedule& schedule) {
  return Value::object({{"Arn", schedule.arn},
                        {"CreationDate", value::Timestamp{schedule.created}},
                        {"GroupName", schedule.group},
                        {"LastModificationDate", value::Timestamp{schedule.modified}},
                        {"Name", schedule.name},
                        {"State", schedule.state},
                        {"Target", Value::object({{"Arn", schedule.target["Arn"]}})}});
}

}  // namespace

Outcome create_schedule(Context& context, const Value& input) {
  if (auto trouble = trouble_with_schedule(context.world, input)) return tl::unexpected(*std::move(trouble));
  const std::string name = input.text("Name");
  const std::string token = input.text("ClientToken");
  const auto group = group_of(context, input.text("GroupName", kDefaultGroup));
  if (!group) return tl::unexpected(group.error());
  if ((*group)->state != "ACTIVE") return conflict("Schedule group " + (*group)->name + " is being deleted.");
  auto& schedules = context.region.scheduler.schedules[(*group)->name];
  const auto existing = schedules.find(name);
  if (existing != schedules.end()) {
    // The same request once more, whose answer did not arrive.
    const bool is_repeated = !token.empty() && existing->second.token == token;
    if (!is_repeated) return conflict("Schedule " + name + " already exists.");
    return Value::object({{"ScheduleArn", existing->second.arn}});
  }
  world::Schedule& made = schedules[name];
  made.name = name;
  made.group = (*group)->name;
  made.arn = context.region.arn("scheduler", "schedule/" + made.group + "/" + name);
  made.token = token;
  made.created = context.world.now();
  set_up(context, made, input);
  return Value::object({{"ScheduleArn", made.arn}});
}

Outcome get_schedule(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  const auto schedule = schedule_of(context, input, "groupName");
  if (!schedule) return tl::unexpected(schedule.error());
  return shape_of(**schedule);
}

Outcome list_schedules(Context& context, const Value& input) {
  if (auto problem = violation(input, kListChecks)) return tl::unexpected(*std::move(problem));
  world::Scheduler& scheduler = scheduler_of(context);
  const std::string group = input.text("ScheduleGroup");
  const std::string prefix = input.text("NamePrefix");
  const std::string state = input.text("State");
  if (!group.empty() && !scheduler.groups.contains(group)) return no_group(group);
  std::vector<std::string> keys;
  for (const auto& [in, schedules] : scheduler.schedules) {
    if (!group.empty() && in != group) continue;
    for (const auto& [name, schedule] : schedules) {
      if (!name.starts_with(prefix) || (!state.empty() && schedule.state != state)) continue;
      std::string key = in;
      keys.push_back(key.append("/").append(name));
    }
  }
  // By group and name is not quite by the two joined.
  std::ranges::sort(keys);
  return token_list(context, input, keys, {.member = "Schedules", .limit = "MaxResults", .token_error = kBadToken},
                    [&](const std::string& key) {
                      const std::size_t slash = key.find('/');
                      return summary_of(*scheduler.schedule(key.substr(0, slash), key.substr(slash + 1)));
                    });
}

Outcome update_schedule(Context& context, const Value& input) {
  if (auto trouble = trouble_with_schedule(context.world, input)) return tl::unexpected(*std::move(trouble));
  const auto schedule = schedule_of(context, input, "GroupName");
  if (!schedule) return tl::unexpected(schedule.error());
  set_up(context, **schedule, input);
  return Value::object({{"ScheduleArn", (*schedule)->arn}});
}

Outcome delete_schedule(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  const auto schedule = schedule_of(context, input, "groupName");
  if (!schedule) return tl::unexpected(schedule.error());
  auto& schedules = context.region.scheduler.schedules[(*schedule)->group];
  schedules.erase(std::string((*schedule)->name));
  return Value::object();
}

}  // namespace kakoi::sim::services::scheduler
