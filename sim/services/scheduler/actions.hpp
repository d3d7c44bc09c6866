// The actions of EventBridge Scheduler, one function each; the table of them is in service.cpp. What they take, answer
// and refuse is said in its API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::scheduler {

Outcome create_schedule(Context& context, const Value& input);
Outcome get_schedule(Context& context, const Value& input);
Outcome list_schedules(Context& context, const Value& input);
Outcome update_schedule(Context& context, const Value& input);
Outcome delete_schedule(Context& context, const Value& input);

Outcome create_schedule_group(Context& context, const Value& input);
Outcome get_schedule_group(Context& context, const Value& input);
Outcome list_schedule_groups(Context& context, const Value& input);
Outcome delete_schedule_group(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::scheduler
