#include "sim/services/launching/cron.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sim::services::launching {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kDays = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};
constexpr int kSaturday = 7;
constexpr std::size_t kFields = 6;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

/// What the numbers of a field may be, and what their names are.
struct Domain {
  int first = 0;
  int last = 0;
  std::span<const std::string_view> names = {};  ///< the first stands for `first`
  bool wraps = false;                            ///< FRI-MON
};

std::optional<int> number(std::string_view text, const Domain& domain) {
  const auto named = std::ranges::find(domain.names, text);
  if (named != domain.names.end()) return domain.first + static_cast<int>(named - domain.names.begin());
  int it = 0;
  const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), it);
  const bool is_number = problem == std::errc{} && stop == text.data() + text.size();
  return is_number && it >= domain.first && it <= domain.last ? std::optional(it) : std::nullopt;
}

struct Span {
  int first = 0;
  int last = 0;
};

std::optional<Span> span_of(std::string_view text, bool has_step, const Domain& domain) {
  if (text == "*") return Span{.first = domain.first, .last = domain.last};
  const std::size_t dash = text.find('-');
  const auto first = number(text.substr(0, dash), domain);
  if (!first) return std::nullopt;
  // `5/10` goes on to the end.
  if (dash == std::string_view::npos) return Span{.first = *first, .last = has_step ? domain.last : *first};
  const auto last = number(text.substr(dash + 1), domain);
  if (!last || (*last < *first && !domain.wraps)) return std::nullopt;
  return Span{.first = *first, .last = *last < *first ? *last + domain.last - domain.first + 1 : *last};
}

/// `*`, `5`, `1-5`, `*/15`, `0-30/10`, into `bits`, whose first bit is for `base`.
template <std::size_t N>
bool add_item(std::string_view item, const Domain& domain, int base, std::bitset<N>& bits) {
  const std::size_t slash = item.find('/');
  const bool has_step = slash != std::string_view::npos;
  const auto span = span_of(item.substr(0, slash), has_step, domain);
  const auto step = has_step ? number(item.substr(slash + 1), {.first = 1, .last = domain.last, .names = {}}) : 1;
  if (!span || !step) return false;
  const int size = domain.last - domain.first + 1;
  for (int i = span->first; i <= span->last; i += *step) {
    bits.set(static_cast<std::size_t>((i - domain.first) % size + domain.first - base));
  }
  return true;
}

template <std::size_t N>
bool add_field(std::string_view field, const Domain& domain, int base, std::bitset<N>& bits) {
  return std::ranges::all_of(split(field, ','),
                             [&](std::string_view item) { return add_item(item, domain, base, bits); });
}

constexpr Domain kMonthDay{.first = 1, .last = 31, .names = {}};

bool add_month_day(std::string_view item, MonthDays& days) {
  if (item == "LW") {
    days.last_working_day = true;
    return true;
  }
  if (item.starts_with('L')) {
    const auto before = item.size() == 1 ? 0 : number(item.substr(std::min<std::size_t>(2, item.size())), kMonthDay);
    if (!before || (item.size() > 1 && item[1] != '-')) return false;
    days.from_last.set(static_cast<std::size_t>(*before));
    return true;
  }
  if (item.ends_with('W')) {
    const auto day = number(item.substr(0, item.size() - 1), kMonthDay);
    if (day) days.nearest.set(static_cast<std::size_t>(*day));
    return day.has_value();
  }
  return add_item(item, kMonthDay, 0, days.days);
}

bool add_week_day(std::string_view item, WeekDays& days) {
  const Domain domain{.first = 1, .last = kSaturday, .names = kDays, .wraps = true};
  if (item == "L") {
    days.days.set(kSaturday);
    return true;
  }
  const std::size_t hash = item.find('#');
  if (hash != std::string_view::npos) {
    const auto day = number(item.substr(0, hash), domain);
    const auto which = number(item.substr(hash + 1), {.first = 1, .last = 5, .names = {}});
    if (day && which) days.numbered.set(static_cast<std::size_t>(*day) * 8 + static_cast<std::size_t>(*which));
    return day && which;
  }
  if (item.ends_with('L')) {
    const auto day = number(item.substr(0, item.size() - 1), domain);
    if (day) days.last.set(static_cast<std::size_t>(*day));
    return day.has_value();
  }
  return add_item(item, domain, 0, days.days);
}

namespace calendar = std::chrono;

bool is_working_day(calendar::sys_days day) {
  const calendar::weekday weekday(day);
  return weekday != calendar::Saturday && weekday != calendar::Sunday;
}

/// The working day nearest to `day` in its own month.
calendar::sys_days nearest_working_day(calendar::year_month month, calendar::day day) {
  const calendar::sys_days wanted(month / day);
  const calendar::weekday weekday(wanted);
  const bool is_first = day == calendar::day(1);
  const bool is_last = wanted == calendar::sys_days(month / calendar::last);
  if (weekday == calendar::Saturday) return is_first ? wanted + calendar::days(2) : wanted - calendar::days(1);
  if (weekday == calendar::Sunday) return is_last ? wanted - calendar::days(2) : wanted + calendar::days(1);
  return wanted;
}

bool takes_month_day(const MonthDays& days, calendar::sys_days day) {
  if (days.any) return true;
  const calendar::year_month_day date(day);
  const calendar::year_month month = date.year() / date.month();
  const auto last = static_cast<unsigned>((month / calendar::last).day());
  const auto number = static_cast<unsigned>(date.day());
  if (days.days.test(number) || days.from_last.test(last - number)) return true;
  for (unsigned i = 1; i <= last; ++i) {
    const bool is_wanted = days.nearest.test(i) || (days.last_working_day && i == last);
    if (!is_wanted) continue;
    calendar::sys_days found = nearest_working_day(month, calendar::day(i));
    // `LW` never goes forward, which `31W` may not either: the month ends there.
    while (i == last && !is_working_day(found)) found -= calendar::days(1);
    if (found == day) return true;
  }
  return false;
}

bool takes_week_day(const WeekDays& days, calendar::sys_days day) {
  if (days.any) return true;
  const calendar::year_month_day date(day);
  const auto weekday = calendar::weekday(day).c_encoding() + 1;
  const auto number = static_cast<unsigned>(date.day());
  const auto last = static_cast<unsigned>((date.year() / date.month() / calendar::last).day());
  return days.days.test(weekday) || (days.last.test(weekday) && number + 7 > last) ||
         days.numbered.test(weekday * 8 + (number - 1) / 7 + 1);
}

/// The first day from `day` on that is taken.
std::optional<calendar::sys_days> first_day(const Cron& cron, calendar::sys_days day) {
  while (true) {
    const calendar::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    if (year > kLastYear) return std::nullopt;
    if (!cron.years.test(static_cast<std::size_t>(std::max(year, kFirstYear) - kFirstYear))) {
      day = calendar::sys_days((date.year() + calendar::years(1)) / calendar::January / 1);
    } else if (!cron.months.test(static_cast<unsigned>(date.month()))) {
      day = calendar::sys_days(date.year() / date.month() / calendar::last) + calendar::days(1);
    } else if (takes_month_day(cron.month_days, day) && takes_week_day(cron.week_days, day)) {
      return day;
    } else {
      day += calendar::days(1);
    }
  }
}

constexpr int kMinutesOfDay = 24 * 60;

/// The first minute of a day from `minute` on.
std::optional<int> first_minute(const Cron& cron, int minute) {
  for (; minute < kMinutesOfDay; ++minute) {
    if (!cron.hours.test(static_cast<std::size_t>(minute / 60))) {
      minute += 59 - minute % 60;
    } else if (cron.minutes.test(static_cast<std::size_t>(minute % 60))) {
      return minute;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Cron> parse_cron(std::string_view fields) {
  const std::vector<std::string_view> parts = split(fields, ' ');
  // Of the two kinds of days one is left open.
  if (parts.size() != kFields || (parts[2] == "?") == (parts[4] == "?")) return std::nullopt;
  Cron cron;
  bool is_good = add_field(parts[0], {.first = 0, .last = 59, .names = {}}, 0, cron.minutes) &&
                 add_field(parts[1], {.first = 0, .last = 23, .names = {}}, 0, cron.hours) &&
                 add_field(parts[3], {.first = 1, .last = 12, .names = kMonths}, 0, cron.months) &&
                 add_field(parts[5], {.first = kFirstYear, .last = kLastYear, .names = {}}, kFirstYear, cron.years);
  cron.month_days.any = parts[2] == "?";
  cron.week_days.any = parts[4] == "?";
  const auto all = [](std::string_view field, auto& days, auto add) {
    return std::ranges::all_of(split(field, ','), [&](std::string_view item) { return add(item, days); });
  };
  is_good = is_good && (cron.month_days.any || all(parts[2], cron.month_days, add_month_day)) &&
            (cron.week_days.any || all(parts[4], cron.week_days, add_week_day));
  return is_good ? std::optional(cron) : std::nullopt;
}

std::optional<world::Time> next_minute(const Cron& cron, world::Time after) {
  // The end of the year 9999, far behind the last year.
  const auto minutes = static_cast<std::int64_t>(std::floor(std::clamp(after, 0.0, 253'402'300'799.0) / 60)) + 1;
  calendar::sys_days day{calendar::days(minutes / kMinutesOfDay)};
  auto minute = first_minute(cron, static_cast<int>(minutes % kMinutesOfDay));
  auto found = first_day(cron, day);
  if (found && (*found != day || !minute)) {
    // Not today: from midnight on, some other day.
    found = first_day(cron, *found != day ? *found : day + calendar::days(1));
    minute = first_minute(cron, 0);
  }
  if (!found || !minute) return std::nullopt;
  return static_cast<double>(found->time_since_epoch().count()) * kMinutesOfDay * 60 + *minute * 60;
}

}  // namespace kakoi::sim::services::launching
