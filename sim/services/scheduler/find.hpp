// What a request names: groups, and schedules in their group.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::scheduler {

inline constexpr std::string_view kDefaultGroup = "default";

/// With the default group, which every region has from the beginning.
world::Scheduler& scheduler_of(Context& context);

/// ResourceNotFoundException.
Expected<world::ScheduleGroup*> group_of(Context& context, const std::string& name);
/// `Name` in the group that `member` says, or in the default group. ResourceNotFoundException.
Expected<world::Schedule*> schedule_of(Context& context, const Value& input, std::string_view member);

}  // namespace kakoi::sim::services::scheduler
