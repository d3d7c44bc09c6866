// The actions of EventBridge, one function each; the table of them is in service.cpp. What they take, answer and refuse
// is said in its API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::events {

Outcome create_event_bus(Context& context, const Value& input);
Outcome describe_event_bus(Context& context, const Value& input);
Outcome update_event_bus(Context& context, const Value& input);
Outcome list_event_buses(Context& context, const Value& input);
Outcome delete_event_bus(Context& context, const Value& input);

Outcome put_rule(Context& context, const Value& input);
Outcome describe_rule(Context& context, const Value& input);
Outcome list_rules(Context& context, const Value& input);
Outcome enable_rule(Context& context, const Value& input);
Outcome disable_rule(Context& context, const Value& input);
Outcome delete_rule(Context& context, const Value& input);
Outcome list_rule_names_by_target(Context& context, const Value& input);

Outcome put_targets(Context& context, const Value& input);
Outcome list_targets_by_rule(Context& context, const Value& input);
Outcome remove_targets(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

Outcome put_events(Context& context, const Value& input);
Outcome test_event_pattern(Context& context, const Value& input);

}  // namespace kakoi::sim::services::events
