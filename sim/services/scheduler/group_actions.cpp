#include "sim/services/next_token.hpp"
#include "sim/services/scheduler/actions.hpp"
#include "sim/services/scheduler/checks.hpp"
#include "sim/services/scheduler/find.hpp"
#include "sim/services/scheduler/texts.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::scheduler {
namespace {

constexpr TagNames kTagNames{.key = "Key", .value = "Value"};

Value shape_of(const world::ScheduleGroup& group) {
  return Value::object({{"Arn", group.arn},
                        {"CreationDate", value::Timestamp{group.created}},
                        {"LastModificationDate", value::Timestamp{group.modified}},
                        {"Name", group.name},
                        {"State", group.state}});
}

}  // namespace

Outcome create_schedule_group(Context& context, const Value& input) {
  if (auto problem = violation(input, kGroupChecks)) return tl::unexpected(*std::move(problem));
  world::Scheduler& scheduler = scheduler_of(context);
  const std::string name = input.text("Name");
  const std::string token = input.text("ClientToken");
  const auto existing = scheduler.groups.find(name);
  if (existing != scheduler.groups.end()) {
    // The same request once more, whose answer did not arrive.
    const bool is_repeated = !token.empty() && existing->second.token == token;
    if (!is_repeated) return conflict("Schedule group " + name + " already exists.");
    return Value::object({{"ScheduleGroupArn", existing->second.arn}});
  }
  if (scheduler.groups.size() >= scheduler.most_groups) {
    return error("ServiceQuotaExceededException", kTooManyGroups, 402);
  }
  world::ScheduleGroup group{.name = name,
                             .arn = context.region.arn("scheduler", "schedule-group/" + name),
                             .token = token,
                             .created = context.world.now(),
                             .modified = context.world.now()};
  put_tags(group.tags, input["Tags"], kTagNames);
  const auto& made = scheduler.groups.emplace(name, std::move(group)).first->second;
  return Value::object({{"ScheduleGroupArn", made.arn}});
}

Outcome get_schedule_group(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  const auto group = group_of(context, input.text("Name"));
  if (!group) return tl::unexpected(group.error());
  return shape_of(**group);
}

Outcome list_schedule_groups(Context& context, const Value& input) {
  if (auto problem = violation(input, kListChecks)) return tl::unexpected(*std::move(problem));
  const auto& groups = scheduler_of(context).groups;
  const std::string prefix = input.text("NamePrefix");
  std::vector<std::string> names;
  for (const auto& [name, group] : groups) {
    if (name.starts_with(prefix)) names.push_back(name);
  }
  return token_list(context, input, names,
                    {.member = "ScheduleGroups", .limit = "MaxResults", .token_error = kBadToken},
                    [&](const std::string& name) { return shape_of(groups.at(name)); });
}

Outcome delete_schedule_group(Context& context, const Value& input) {
  if (auto problem = violation(input, kNamedChecks)) return tl::unexpected(*std::move(problem));
  const std::string name = input.text("Name");
  const auto group = group_of(context, name);
  if (!group) return tl::unexpected(group.error());
  if (name == kDefaultGroup) return invalid(kDefaultGroupStays);
  if ((*group)->state == "DELETING") return conflict("Schedule group " + name + " is being deleted.");
  (*group)->state = "DELETING";
  (*group)->modified = context.world.now();
  // Until then its schedules may still fire.
  context.world.after(context.world.pace.delete_group, [here = context.here(), name] {
    here.region.scheduler.schedules.erase(name);
    here.region.scheduler.groups.erase(name);
  });
  return Value::object();
}

}  // namespace kakoi::sim::services::scheduler
