#include "sim/services/events/actions.hpp"
#include "sim/services/events/checks.hpp"
#include "sim/services/events/find.hpp"
#include "sim/services/events/texts.hpp"
#include "sim/services/next_token.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::events {
namespace {

constexpr TagNames kTagNames{.key = "Key", .value = "Value"};

/// What a request may say of a bus; what it does not say is left as it is.
void set_up(world::EventBus& bus, const Value& input) {
  if (input.has("Description")) bus.description = input.text("Description");
  if (input.has("KmsKeyIdentifier")) bus.key = input.text("KmsKeyIdentifier");
  if (input.has("DeadLetterConfig")) bus.dead_letter = input["DeadLetterConfig"];
  if (input.has("LogConfig")) bus.log = input["LogConfig"];
}

void show_set_up(const world::EventBus& bus, Value& shape) {
  shape.set("Description", shown(bus.description));
  shape.set("KmsKeyIdentifier", shown(bus.key));
  shape.set("DeadLetterConfig", bus.dead_letter);
  shape.set("LogConfig", bus.log);
}

Value summary_of(const world::EventBus& bus) {
  Value shape = Value::object({{"Name", bus.name}, {"Arn", bus.arn}, {"Description", shown(bus.description)}});
  if (bus.created) {
    shape.set("CreationTime", value::Timestamp{*bus.created});
    shape.set("LastModifiedTime", value::Timestamp{bus.modified});
  }
  return shape;
}

}  // namespace

Outcome create_event_bus(Context& context, const Value& input) {
  if (auto problem = violation(input, kBusChecks)) return tl::unexpected(*std::move(problem));
  world::Events& events = events_of(context.region);
  const std::string name = input.text("Name");
  // Only the buses of partners have a slash, and they come with a source of events that must be there first.
  if (input.has("EventSourceName")) {
    return error("ResourceNotFoundException", "Event source " + input.text("EventSourceName") + " does not exist.");
  }
  if (name.find('/') != std::string::npos) return invalid("Event bus name must not contain '/'.");
  if (events.buses.contains(name)) {
    return error("ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
  }
  if (events.buses.size() > events.most_buses) return too_many();
  world::EventBus bus{.name = name,
                      .arn = context.region.arn("events", "event-bus/" + name),
                      .created = context.world.now(),
                      .modified = context.world.now()};
  set_up(bus, input);
  put_tags(bus.tags, input["Tags"], kTagNames);
  Value output = Value::object({{"EventBusArn", bus.arn}});
  show_set_up(bus, output);
  events.buses.emplace(name, std::move(bus));
  return output;
}

Outcome describe_event_bus(Context& context, const Value& input) {
  const auto bus = bus_of(context, input, "Name");
  if (!bus) return tl::unexpected(bus.error());
  Value output = summary_of(**bus);
  show_set_up(**bus, output);
  return output;
}

Outcome update_event_bus(Context& context, const Value& input) {
  const auto bus = bus_of(context, input, "Name");
  if (!bus) return tl::unexpected(bus.error());
  set_up(**bus, input);
  (*bus)->modified = context.world.now();
  Value output = Value::object({{"Arn", (*bus)->arn}, {"Name", (*bus)->name}});
  show_set_up(**bus, output);
  return output;
}

Outcome list_event_buses(Context& context, const Value& input) {
  if (auto problem = violation(input, kListChecks)) return tl::unexpected(*std::move(problem));
  const auto& buses = events_of(context.region).buses;
  const std::string prefix = input.text("NamePrefix");
  std::vector<std::string> names;
  for (const auto& [name, bus] : buses) {
    if (name.starts_with(prefix)) names.push_back(name);
  }
  return token_list(context, input, names, {.member = "EventBuses", .limit = "Limit", .token_error = kBadToken},
                    [&](const std::string& name) { return summary_of(buses.at(name)); });
}

Outcome delete_event_bus(Context& context, const Value& input) {
  if (auto problem = violation(input, kBusChecks)) return tl::unexpected(*std::move(problem));
  const auto bus = bus_of(context, input, "Name");
  if (!bus) return tl::unexpected(bus.error());
  if ((*bus)->name == "default") return invalid(kDefaultBusStays);
  if (!(*bus)->rules.empty()) return invalid(kBusHasRules + (*bus)->rules.begin()->first);
  const std::string name = (*bus)->name;
  context.region.events.buses.erase(name);
  return Value::object();
}

}  // namespace kakoi::sim::services::events
