// What a request names: buses by name or ARN, rules on their bus.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::events {

/// With the default bus, which every region has from the beginning.
world::Events& events_of(world::Region& region);

/// `default` when it is absent. ResourceNotFoundException.
Expected<world::EventBus*> bus_of(Context& context, const Value& input, std::string_view member = "EventBusName");
/// On the bus of the input. ResourceNotFoundException.
Expected<world::EventRule*> rule_of(Context& context, const Value& input, std::string_view member = "Name");

/// Null for what is empty: AWS does not show it.
inline Value shown(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace kakoi::sim::services::events
