#include "sim/services/events/find.hpp"

#include "sim/services/events/texts.hpp"

namespace kakoi::sim::services::events {
namespace {

constexpr std::string_view kDefault = "default";
constexpr std::string_view kBusInArn = ":event-bus/";

}  // namespace

world::Events& events_of(world::Region& region) {
  const auto [bus, is_new] = region.events.buses.try_emplace(std::string(kDefault));
  if (is_new) {
    bus->second.name = kDefault;
    bus->second.arn = region.arn("events", "event-bus/default");
  }
  return region.events;
}

Expected<world::EventBus*> bus_of(Context& context, const Value& input, std::string_view member) {
  auto& buses = events_of(context.region).buses;
  const std::string given = input.text(member, kDefault);
  const std::size_t in_arn = given.find(kBusInArn);
  const std::string name = in_arn == std::string::npos ? given : given.substr(in_arn + kBusInArn.size());
  const auto found = buses.find(name);
  const bool is_it = found != buses.end() && (in_arn == std::string::npos || found->second.arn == given);
  if (!is_it) return no_bus(name);
  return &found->second;
}

Expected<world::EventRule*> rule_of(Context& context, const Value& input, std::string_view member) {
  const auto bus = bus_of(context, input);
  if (!bus) return tl::unexpected(bus.error());
  const std::string name = input.text(member);
  const auto found = (*bus)->rules.find(name);
  if (found == (*bus)->rules.end()) return no_rule(name, (*bus)->name);
  return &found->second;
}

}  // namespace kakoi::sim::services::events
