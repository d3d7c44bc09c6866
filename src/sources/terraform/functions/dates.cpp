// Dates and times in the syntax of RFC 3339. (Terraform language, "Date and Time Functions".)

#include "sources/terraform/functions/arguments.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

constexpr Phrase kNotTime{"the text is not a time as RFC 3339 writes it", "文字列が RFC 3339 の日時ではありません"};
constexpr Phrase kNotDuration{"the text is not a duration", "文字列が時間の長さではありません"};
constexpr Phrase kNotFormat{"the format of the date has a letter sequence that means nothing",
                            "日付の書式に意味のない文字の並びがあります"};
constexpr Phrase kTooFar{"the time lies outside of the years that kakoi computes with",
                         "日時が kakoi の計算できる年の範囲を超えています"};

constexpr std::int64_t kNano = 1'000'000'000;

struct Time {
  std::int64_t seconds = 0;  ///< since 1970 in UTC
  std::int64_t nanoseconds = 0;
  std::int64_t offset = 0;  ///< of the time zone, in seconds
};

struct Civil {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  unsigned weekday = 0;
};

Civil civil(const Time& time) {
  const std::chrono::sys_seconds local{std::chrono::seconds(time.seconds + time.offset)};
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const auto rest = static_cast<unsigned>((local - day).count());
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day()),
          .hour = rest / 3600,
          .minute = rest / 60 % 60,
          .second = rest % 60,
          .weekday = std::chrono::weekday{day}.c_encoding()};
}

std::optional<unsigned> number(std::string_view text, unsigned least, unsigned most) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

// "Z", "+01:00".
std::optional<std::int64_t> zone_offset(std::string_view text) {
  if (text == "Z") {
    return 0;
  }
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return std::nullopt;
  }
  const auto hours = number(text.substr(1, 2), 0, 23);
  const auto minutes = number(text.substr(4, 2), 0, 59);
  if (!hours.has_value() || !minutes.has_value()) {
    return std::nullopt;
  }
  const std::int64_t offset = (std::int64_t{*hours} * 60 + *minutes) * 60;
  return text[0] == '-' ? -offset : offset;
}

// ".5"; what is finer than nanoseconds does not count.
std::int64_t take_fraction(std::string_view& text) {
  const bool has_fraction = text.size() > 1 && text[0] == '.' && text[1] >= '0' && text[1] <= '9';
  if (!has_fraction) {
    return 0;
  }
  text.remove_prefix(1);
  std::int64_t value = 0;
  std::int64_t unit = kNano;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1)) {
    unit /= 10;
    value += unit * (text[0] - '0');
  }
  return value;
}

std::optional<Time> read_time(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() < kShape.size() || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':') {
    return std::nullopt;
  }
  const auto year = number(text.substr(0, 4), 0, 9999);
  const auto month = number(text.substr(5, 2), 1, 12);
  const auto day = number(text.substr(8, 2), 1, 31);
  const auto hour = number(text.substr(11, 2), 0, 23);
  const auto minute = number(text.substr(14, 2), 0, 59);
  const auto second = number(text.substr(17, 2), 0, 59);
  std::string_view rest = text.substr(kShape.size());
  const std::int64_t nanoseconds = take_fraction(rest);
  const auto offset = zone_offset(rest);
  if (!year || !month || !day || !hour || !minute || !second || !offset) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok()) {
    return std::nullopt;
  }
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t local = days * 86400 + std::int64_t{*hour} * 3600 + std::int64_t{*minute} * 60 + *second;
  return Time{.seconds = local - *offset, .nanoseconds = nanoseconds, .offset = *offset};
}

std::string digits(std::int64_t value, int width) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%0*lld", width, static_cast<long long>(value));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string print_zone(const Time& time, bool has_colon) {
  const std::int64_t minutes = std::abs(time.offset) / 60;
  return (time.offset < 0 ? "-" : "+") + digits(minutes / 60, 2) + (has_colon ? ":" : "") + digits(minutes % 60, 2);
}

std::string print_time(const Time& time) {
  const Civil at = civil(time);
  return digits(at.year, 4) + "-" + digits(at.month, 2) + "-" + digits(at.day, 2) + "T" + digits(at.hour, 2) + ":" +
         digits(at.minute, 2) + ":" + digits(at.second, 2) + (time.offset == 0 ? "Z" : print_zone(time, true));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};

// A number with one digit at least for one letter, with two for two.
std::optional<std::string> one_or_two(unsigned value, std::size_t letters) {
  return letters <= 2 ? std::optional(digits(value, static_cast<int>(letters))) : std::nullopt;
}

std::optional<std::string> named(std::string_view name, std::size_t letters) {
  return letters == 3 || letters == 4 ? std::optional(std::string(letters == 3 ? name.substr(0, 3) : name))
                                      : std::nullopt;
}

std::optional<std::string> print_letters(const Time& time, char letter, std::size_t count) {
  const Civil at = civil(time);
  const unsigned half = at.hour / 12;
  switch (letter) {
    case 'Y':
      return count == 2   ? std::optional(digits(at.year % 100, 2))
             : count == 4 ? std::optional(digits(at.year, 4))
                          : std::nullopt;
    case 'M':
      return count > 2 ? named(kMonths.at(at.month - 1), count) : one_or_two(at.month, count);
    case 'D':
      return one_or_two(at.day, count);
    case 'E':
      return named(kDays.at(at.weekday), count);
    case 'h':
      return one_or_two(at.hour, count);
    case 'H':
      return one_or_two(at.hour % 12 == 0 ? 12 : at.hour % 12, count);
    case 'A':
      return count == 2 ? std::optional<std::string>(half == 0 ? "AM" : "PM") : std::nullopt;
    case 'a':
      return count == 2 ? std::optional<std::string>(half == 0 ? "am" : "pm") : std::nullopt;
    case 'm':
      return one_or_two(at.minute, count);
    case 's':
      return one_or_two(at.second, count);
    case 'Z':
      if (count == 1 || count == 3) {
        const bool is_zero = time.offset == 0;
        return is_zero ? std::string(count == 1 ? "Z" : "UTC") : print_zone(time, count == 1);
      }
      return count == 4 || count == 5 ? std::optional(print_zone(time, count == 5)) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// What stands between quotes is itself, and so is what is no letter. Two quotes are one.
std::optional<std::string> take_quoted(std::string_view& format) {
  if (format.starts_with("''")) {
    format.remove_prefix(2);
    return "'";
  }
  std::string out;
  format.remove_prefix(1);
  while (!format.empty()) {
    const char c = format.front();
    const bool is_double = format.starts_with("''");
    format.remove_prefix(is_double ? 2 : 1);
    if (c == '\'' && !is_double) {
      return out;
    }
    out += c;
  }
  return std::nullopt;
}

Value formatdate(Arena& arena, Arguments in, TrailId whole) {
  const auto time = read_time(in[1].text().whole);
  if (!time.has_value()) {
    return arena.invalid(kNotTime, {}, whole);
  }
  std::string_view format = in[0].text().whole;
  std::string out;
  while (!format.empty()) {
    std::optional<std::string> part;
    if (format.front() == '\'') {
      part = take_quoted(format);
    } else {
      const char first = format.front();
      const std::size_t count = is_letter(first) ? std::min(format.find_first_not_of(first), format.size()) : 1;
      part = is_letter(first) ? print_letters(*time, first, count) : std::string(1, first);
      format.remove_prefix(count);
    }
    if (!part.has_value()) {
      return arena.invalid(kNotFormat, {}, whole);
    }
    out += *part;
  }
  return made_text(arena, std::move(out), whole);
}

std::optional<std::int64_t> take_unit(std::string_view& text) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> kUnits{{{"ns", 1},
                                                                             {"us", 1'000},
                                                                             {"\u00b5s", 1'000},
                                                                             {"\u03bcs", 1'000},
                                                                             {"ms", 1'000'000},
                                                                             {"s", kNano},
                                                                             {"m", 60 * kNano},
                                                                             {"h", 3600 * kNano}}};
  const std::size_t end = std::min(text.find_first_of(".0123456789"), text.size());
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& unit) { return unit.first == name; });
  return found != kUnits.end() ? std::optional(found->second) : std::nullopt;
}

struct Decimal {
  std::int64_t whole = 0;
  long double fraction = 0;
  std::size_t digits = 0;
};

Decimal take_decimal(std::string_view& text) {
  Decimal out;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 10 - 1;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), ++out.digits) {
    out.whole = out.whole > kMost ? std::numeric_limits<std::int64_t>::max() : out.whole * 10 + (text[0] - '0');
  }
  if (text.starts_with('.')) {
    long double unit = 1;
    text.remove_prefix(1);
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1), ++out.digits) {
      unit *= 10;
      out.fraction = out.fraction + static_cast<long double>(text[0] - '0') / unit;
    }
  }
  return out;
}

// "-1h30.5m", in nanoseconds, as Go reads it: 64 bits of them, no more.
std::optional<std::int64_t> read_duration(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  text.remove_prefix(is_negative || text.starts_with('+') ? 1 : 0);
  if (text == "0") {
    return 0;
  }
  long double total = 0;
  bool is_read = !text.empty();
  while (is_read && !text.empty()) {
    const Decimal decimal = take_decimal(text);
    const auto unit = take_unit(text);
    is_read = decimal.digits > 0 && unit.has_value();
    if (is_read) {
      const auto nanoseconds = static_cast<long double>(*unit);
      total += static_cast<long double>(decimal.whole) * nanoseconds +
               static_cast<long double>(static_cast<std::int64_t>(decimal.fraction * nanoseconds + 1e-9L));
    }
  }
  const bool fits = total < 9223372036854775808.0L;
  return is_read && fits ? std::optional(static_cast<std::int64_t>(is_negative ? -total : total)) : std::nullopt;
}

Value timeadd(Arena& arena, Arguments in, TrailId whole) {
  auto time = read_time(in[0].text().whole);
  const auto duration = read_duration(in[1].text().whole);
  if (!time.has_value() || !duration.has_value()) {
    return arena.invalid(time.has_value() ? kNotDuration : kNotTime, {}, whole);
  }
  const std::int64_t nanoseconds = time->nanoseconds + *duration % kNano;
  const std::int64_t carried = nanoseconds < 0 ? -1 : nanoseconds / kNano;
  time->seconds += *duration / kNano + carried;
  const int year = civil(*time).year;
  return year >= 0 && year <= 9999 ? made_text(arena, print_time(*time), whole) : arena.unknown(kTooFar, {}, whole);
}

Value timecmp(Arena& arena, Arguments in, TrailId whole) {
  const auto a = read_time(in[0].text().whole);
  const auto b = read_time(in[1].text().whole);
  if (!a.has_value() || !b.has_value()) {
    return arena.invalid(kNotTime, {}, whole);
  }
  const auto left = std::pair(a->seconds, a->nanoseconds);
  const auto right = std::pair(b->seconds, b->nanoseconds);
  return arena.number(left < right ? -1 : left > right ? 1 : 0, whole);
}

constexpr std::array kFunctions = {
    Function{"formatdate", take<formatdate, Takes::text, Takes::text>},
    Function{"timeadd", take<timeadd, Takes::text, Takes::text>},
    Function{"timecmp", take<timecmp, Takes::text, Takes::text>},
};

}  // namespace

std::span<const Function> date_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
