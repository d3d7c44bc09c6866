// The states that only pass on, wait, choose or give up.
#include "sim/services/states/choice.hpp"
#include "sim/services/states/walk.hpp"

#include <charconv>
#include <chrono>
#include <optional>

namespace kakoi::sim::services::states {

using value::Value;

namespace {

/// `2024-05-01T09:30:00Z`, in seconds.
std::optional<double> time_of(const std::string& text) {
  if (text.size() < 20 || text[10] != 'T') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    unsigned it = 0;
    std::from_chars(text.data() + at, text.data() + at + size, it);
    return it;
  };
  using namespace std::chrono;
  const year_month_day date{year(static_cast<int>(number(0, 4))), month(number(5, 2)), day(number(8, 2))};
  if (!date.ok()) return std::nullopt;
  const seconds time =
      sys_days(date).time_since_epoch() + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2));
  return static_cast<double>(time.count());
}

}  // namespace

void Walker::pass(std::int64_t id) {
  const Value& at = state(id);
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  if (at.has("Result")) return leave(id, "Pass", at["Result"]);
  const auto formed = at.has("Parameters") ? form_of(id, at["Parameters"], *input) : input;
  if (!formed) return break_off(id, formed.error());
  leave(id, "Pass", *formed);
}

void Walker::wait(std::int64_t id) {
  const Value& at = state(id);
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value context = context_of(id);
  const auto given = [&](const char* plain, const char* path) -> Evaluated {
    if (at.has(path)) return at_path({.data = *input, .context = context}, at.text(path), path);
    return form_of(id, at[plain], *input);
  };
  const bool by_seconds = at.has("Seconds") || at.has("SecondsPath");
  const auto value = by_seconds ? given("Seconds", "SecondsPath") : given("Timestamp", "TimestampPath");
  if (!value) return break_off(id, value.error());
  const auto until = by_seconds ? std::nullopt : time_of(value->as_text().value_or(""));
  const auto seconds = by_seconds ? value->as_number()
                       : until    ? std::optional(*until - here_.world.now())
                                  : std::nullopt;
  if (!seconds) return break_off(id, "The state cannot wait for this value");
  later(id, std::max(*seconds, 0.0), &Walker::waited);
}

void Walker::waited(std::int64_t id) {
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  leave(id, "Wait", *input);
}

void Walker::choose(std::int64_t id) {
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value context = context_of(id);
  std::string next = state(id).text("Default");
  for (const Value& rule : state(id)["Choices"].items()) {
    tl::expected<bool, std::string> takes = false;
    if (is_jsonata(id)) {
      const auto condition = form_of(id, rule["Condition"], *input);
      if (!condition) return break_off(id, condition.error());
      takes = condition->as_boolean().value_or(false);
    } else {
      takes = holds({.data = *input, .context = context}, rule);
    }
    if (!takes) return break_off(id, takes.error());
    if (!*takes) continue;
    next = rule.text("Next");
    break;
  }
  if (next.empty()) return fail(id, "States.NoChoiceMatched", "No choice rule matched, and there is no default.");
  record(id, "ChoiceStateExited", "stateExitedEventDetails", Value::object({{"name", walk(id).state}}));
  go(id, next, *input);
}

void Walker::stop_with_error(std::int64_t id) {
  const Value& at = state(id);
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value context = context_of(id);
  const auto text = [&](const char* plain, const char* path) -> Evaluated {
    if (at.has(path)) return at_path({.data = *input, .context = context}, at.text(path), path);
    return form_of(id, at[plain], *input);
  };
  const auto error = text("Error", "ErrorPath");
  const auto cause = text("Cause", "CausePath");
  if (!error) return break_off(id, error.error());
  if (!cause) return break_off(id, cause.error());
  fail(id, error->as_text().value_or(""), cause->as_text().value_or(""));
}

}  // namespace kakoi::sim::services::states
