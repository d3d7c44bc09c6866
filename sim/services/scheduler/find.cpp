#include "sim/services/scheduler/find.hpp"

#include "sim/services/scheduler/texts.hpp"

namespace kakoi::sim::services::scheduler {

world::Scheduler& scheduler_of(Context& context) {
  world::Scheduler& scheduler = context.region.scheduler;
  const auto [group, is_new] = scheduler.groups.try_emplace(std::string(kDefaultGroup));
  if (is_new) {
    group->second.name = kDefaultGroup;
    group->second.arn = context.region.arn("scheduler", "schedule-group/default");
    group->second.created = context.world.now();
    group->second.modified = context.world.now();
  }
  return scheduler;
}

Expected<world::ScheduleGroup*> group_of(Context& context, const std::string& name) {
  auto& groups = scheduler_of(context).groups;
  const auto found = groups.find(name);
  if (found == groups.end()) return no_group(name);
  return &found->second;
}

Expected<world::Schedule*> schedule_of(Context& context, const Value& input, std::string_view member) {
  const std::string name = input.text("Name");
  world::Schedule* found = scheduler_of(context).schedule(input.text(member, kDefaultGroup), name);
  if (found == nullptr) return no_schedule(name);
  return found;
}

}  // namespace kakoi::sim::services::scheduler
