#include "sim/services/launching/expression.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

namespace kakoi::sim::services::launching {
namespace {

constexpr double kMinute = 60;

template <typename T>
std::optional<T> number(std::string_view text) {
  T it{};
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), it);
  return problem == std::errc{} && stop == text.data() + text.size() ? std::optional(it) : std::nullopt;
}

struct Unit {
  std::string_view one;
  std::string_view many;
  double seconds = 0;
};
constexpr std::array<Unit, 3> kUnits = {
    {{"minute", "minutes", kMinute}, {"hour", "hours", 60 * kMinute}, {"day", "days", 24 * 60 * kMinute}}};
// A century of minutes: what is longer than that is never due.
constexpr std::int64_t kMostUnits = 52'596'000;

std::optional<Expression> parse_rate(std::string_view text, Flavour flavour) {
  const std::size_t blank = std::min(text.find(' '), text.size());
  const auto count = number<std::int64_t>(text.substr(0, blank));
  const std::string_view unit = text.substr(std::min(blank + 1, text.size()));
  const auto* found = std::ranges::find_if(kUnits, [&](const Unit& it) { return it.one == unit || it.many == unit; });
  if (!count || *count < 1 || *count > kMostUnits || found == kUnits.end()) return std::nullopt;
  const bool fits = (*count == 1) == (unit == found->one);
  if (!fits && flavour == Flavour::rule) return std::nullopt;
  return Rate{.seconds = static_cast<double>(*count) * found->seconds};
}

/// `2030-01-01T00:00:00`.
std::optional<Expression> parse_at(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd";
  const auto fits = [](char form, char it) { return form == 'd' ? it >= '0' && it <= '9' : form == it; };
  if (!std::ranges::equal(kForm, text, fits)) return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) {
    return number<int>(text.substr(from, size)).value_or(0);
  };
  const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2))));
  const int hour = part(11, 2);
  const int minute = part(14, 2);
  const int second = part(17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return Once{.wall = static_cast<double>(days) * 24 * 60 * kMinute + (hour * 60 + minute) * kMinute + second};
}

/// What is between `name(` and `)`.
std::optional<std::string_view> inside(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || !text.ends_with(')')) return std::nullopt;
  text = text.substr(name.size(), text.size() - name.size() - 1);
  if (!text.starts_with('(')) return std::nullopt;
  return text.substr(1);
}

struct NextDue {
  const Timing& timing;
  world::Time after = 0;

  std::optional<world::Time> operator()(const Rate& rate) const {
    if (after < timing.anchor) return timing.anchor;
    const double count = std::floor((after - timing.anchor) / rate.seconds) + 1;
    const world::Time due = timing.anchor + count * rate.seconds;
    // The division may have rounded to the one that has just been.
    return due > after ? due : timing.anchor + (count + 1) * rate.seconds;
  }
  std::optional<world::Time> operator()(const Once& once) const {
    const auto due = timing.zone.utc(once.wall);
    return due && *due > after ? due : std::nullopt;
  }
  std::optional<world::Time> operator()(const Cron& cron) const {
    auto wall = next_minute(cron, timing.zone.wall(after));
    while (wall) {
      // What falls into the hour that is left out in spring is left out, and what comes twice in autumn comes once.
      const auto due = timing.zone.utc(*wall);
      if (due && *due > after) return due;
      wall = next_minute(cron, *wall);
    }
    return std::nullopt;
  }
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view text, Flavour flavour) {
  if (const auto rate = inside(text, "rate")) return parse_rate(*rate, flavour);
  if (const auto fields = inside(text, "cron")) return parse_cron(*fields);
  const auto at = inside(text, "at");
  return at && flavour == Flavour::schedule ? parse_at(*at) : std::nullopt;
}

std::optional<world::Time> next_due(const Timing& timing, world::Time after) {
  return std::visit(NextDue{.timing = timing, .after = after}, timing.expression);
}

world::Time leap(const Timing& timing, world::Time due, world::Time horizon, std::size_t most) {
  // Twice as much of the end each time, until there are enough in it.
  for (double window = static_cast<double>(most) * kMinute; horizon - window > due; window *= 2) {
    const auto first = next_due(timing, horizon - window);
    std::size_t count = 0;
    for (auto it = first; it && *it <= horizon && count < most; it = next_due(timing, *it)) ++count;
    if (first && count == most) return std::max(due, *first);
  }
  return due;
}

}  // namespace kakoi::sim::services::launching
