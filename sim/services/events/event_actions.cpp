#include "sim/services/events/actions.hpp"
#include "sim/services/events/checks.hpp"
#include "sim/services/events/find.hpp"
#include "sim/services/events/firing.hpp"
#include "sim/services/events/pattern.hpp"
#include "sim/services/events/texts.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace kakoi::sim::services::events {
namespace {

constexpr std::size_t kMostBytes = 256UL * 1024;
// The end of the year 9999: nothing is written in more digits.
constexpr double kLatest = 253'402'300'799;

Value failed(const char* code, const std::string& message) {
  return Value::object({{"ErrorCode", code}, {"ErrorMessage", message}});
}

std::string missing_text(const std::string& name) {
  std::string text = "Parameter ";
  return text.append(name).append(" is not valid. Reason: ").append(name).append(" is a required argument.");
}

/// What is wrong with an entry; null when nothing is.
Value trouble_with(const Value& entry) {
  for (const char* member : {"Source", "DetailType", "Detail"}) {
    if (entry.text(member).empty()) {
      const std::string name = member;
      return failed("InvalidArgument", missing_text(name));
    }
  }
  if (entry.text("Source").starts_with("aws.")) {
    return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
  }
  const auto detail = value::parse_json(entry.text("Detail"));
  if (!detail || !detail->is_object()) return failed("MalformedDetail", "Detail is malformed.");
  return {};
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// `2026-01-31T12:00:00Z`.
std::string event_time(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::clamp(std::floor(seconds), 0.0, kLatest));
  const std::chrono::sys_days day{std::chrono::days(whole / 86400)};
  const std::chrono::year_month_day date(day);
  const std::int64_t rest = whole % 86400;
  return std::to_string(static_cast<int>(date.year())) + "-" + two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day())) + "T" + two_digits(rest / 3600) + ":" +
         two_digits(rest / 60 % 60) + ":" + two_digits(rest % 60) + "Z";
}

Value event_of(const Context& context, const Value& entry, const std::string& id) {
  Value resources = entry["Resources"].is_array() ? entry["Resources"] : Value::array();
  return Value::object({{"version", "0"},
                        {"id", id},
                        {"detail-type", entry.text("DetailType")},
                        {"source", entry.text("Source")},
                        {"account", context.region.account},
                        {"time", event_time(entry.number("Time", context.world.now()))},
                        {"region", context.region.name},
                        {"resources", std::move(resources)},
                        {"detail", value::parse_json(entry.text("Detail")).value_or(Value::object())}});
}

void deliver(Context& context, world::EventBus& bus, const Value& event) {
  for (auto& [name, rule] : bus.rules) {
    if (!rule.is_enabled() || rule.pattern.empty()) continue;
    const auto pattern = value::parse_json(rule.pattern);
    if (pattern && matches(*pattern, event)) fire(context.here(), rule);
  }
}

/// One for the bus of another account, which would have to allow it: buses have no policies here. Null: there is none.
const Value* foreign_entry(const Context& context, const Value& input) {
  constexpr int kColonsBeforeAccount = 4;
  for (const Value& entry : input["Entries"].items()) {
    std::string bus = entry.text("EventBusName");
    if (!bus.starts_with("arn:")) continue;
    for (int i = 0; i < kColonsBeforeAccount; ++i) bus.erase(0, bus.find(':') + 1);
    if (bus.substr(0, bus.find(':')) != context.region.account) return &entry;
  }
  return nullptr;
}

}  // namespace

Outcome put_events(Context& context, const Value& input) {
  if (auto problem = violation(input, kPutEventsChecks)) return tl::unexpected(*std::move(problem));
  if (value::to_json(input["Entries"]).size() > kMostBytes) return invalid(kEventsTooLarge);
  if (const Value* entry = foreign_entry(context, input)) {
    const std::string bus = entry->text("EventBusName");
    return error("AccessDeniedException", "User: " + context.caller.principal +
                                              " is not authorized to perform: events:PutEvents on resource: " + bus +
                                              kNoBusPolicy);
  }
  std::int64_t failures = 0;
  Value entries = Value::array();
  for (const Value& entry : input["Entries"].items()) {
    Value trouble =
        context.fails_entries ? failed("InternalFailure", "Internal service failure.") : trouble_with(entry);
    if (!trouble.is_null()) {
      ++failures;
      entries.append(std::move(trouble));
      continue;
    }
    const std::string id = context.world.ids.uuid();
    entries.append(Value::object({{"EventId", id}}));
    // An event for a bus that is not there is taken, and goes nowhere.
    if (const auto bus = bus_of(context, entry)) deliver(context, **bus, event_of(context, entry, id));
  }
  return Value::object({{"FailedEntryCount", failures}, {"Entries", std::move(entries)}});
}

Outcome test_event_pattern(Context& /*context*/, const Value& input) {
  if (auto problem = violation(input, kTestPatternChecks)) return tl::unexpected(*std::move(problem));
  const std::string pattern = input.text("EventPattern");
  if (const auto reason = pattern_problem(pattern)) {
    return error("InvalidEventPatternException", "Event pattern is not valid. Reason: " + *reason);
  }
  const auto event = value::parse_json(input.text("Event"));
  if (!event || !event->is_object()) return invalid(kBadEvent);
  for (const char* member : {"id", "account", "source", "time", "region", "detail-type"}) {
    if (!event->has(member)) return invalid(kBadEvent);
  }
  return Value::object({{"Result", matches(value::parse_json(pattern).value_or(Value::object()), *event)}});
}

}  // namespace kakoi::sim::services::events
