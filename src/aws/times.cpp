#include "aws/times.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace kakoi::aws {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Takes fixed parts off the front of a text.
class Parts {
 public:
  explicit Parts(std::string_view text) : text_(text) {}

  /// Exactly so many digits.
  int number(std::size_t digits) {
    int value = 0;
    const char* end = text_.data() + std::min(digits, text_.size());
    const auto [stop, error] = std::from_chars(text_.data(), end, value);
    is_good_ = is_good_ && text_.size() >= digits && text_[0] != '-' && error == std::errc() && stop == end;
    text_.remove_prefix(std::min(digits, text_.size()));
    return value;
  }

  void mark(std::string_view expected) {
    is_good_ = is_good_ && text_.starts_with(expected);
    text_.remove_prefix(std::min(expected.size(), text_.size()));
  }

  /// The digits behind a point, which do not matter.
  void skip_fraction() {
    if (!text_.starts_with('.')) return;
    const std::size_t end = text_.find_first_not_of("0123456789", 1);
    text_.remove_prefix(std::min(end, text_.size()));
  }

  [[nodiscard]] std::string_view rest() const { return text_; }
  std::string_view take(std::size_t count) {
    const std::string_view taken = text_.substr(0, count);
    text_.remove_prefix(taken.size());
    return taken;
  }
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  std::string_view text_;
  bool is_good_ = true;
};

struct Moment {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

std::optional<Time> time_of(const Moment& moment, seconds offset) {
  constexpr int kLeapSecond = 60;
  const std::chrono::year_month_day date{std::chrono::year(moment.year), std::chrono::month(moment.month),
                                         std::chrono::day(moment.day)};
  if (!date.ok() || moment.hour > 23 || moment.minute > 59 || moment.second > kLeapSecond) return std::nullopt;
  return Time(std::chrono::sys_days(date) + hours(moment.hour) + minutes(moment.minute) + seconds(moment.second) -
              offset);
}

/// What an ISO time ends with: nothing where it is no zone.
std::optional<seconds> offset_of(std::string_view zone) {
  if (zone.empty() || zone == "Z" || zone == "UTC") return seconds(0);
  if (zone[0] != '+' && zone[0] != '-') return std::nullopt;
  Parts parts(zone.substr(1));
  const int hour = parts.number(2);
  if (parts.rest().starts_with(':')) parts.mark(":");
  const int minute = parts.number(2);
  if (!parts.is_good() || !parts.rest().empty()) return std::nullopt;
  const seconds offset = hours(hour) + minutes(minute);
  return zone[0] == '-' ? -offset : offset;
}

void append(std::string& text, int number, std::size_t digits) {
  const std::string written = std::to_string(number);
  text.append(digits - std::min(digits, written.size()), '0').append(written);
}

}  // namespace

std::string signing_time(Time time) {
  const auto day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - day));
  std::string text;
  append(text, static_cast<int>(date.year()), 4);
  append(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  append(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  text += 'T';
  append(text, static_cast<int>(clock.hours().count()), 2);
  append(text, static_cast<int>(clock.minutes().count()), 2);
  append(text, static_cast<int>(clock.seconds().count()), 2);
  return text += 'Z';
}

std::optional<Time> parse_iso_time(std::string_view text) {
  Parts parts(text);
  Moment moment;
  moment.year = parts.number(4);
  parts.mark("-");
  moment.month = static_cast<unsigned>(parts.number(2));
  parts.mark("-");
  moment.day = static_cast<unsigned>(parts.number(2));
  parts.mark(parts.rest().starts_with(' ') ? " " : "T");
  moment.hour = parts.number(2);
  parts.mark(":");
  moment.minute = parts.number(2);
  parts.mark(":");
  moment.second = parts.number(2);
  parts.skip_fraction();
  const auto offset = offset_of(parts.rest());
  return parts.is_good() && offset ? time_of(moment, *offset) : std::nullopt;
}

std::optional<Time> parse_http_time(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Parts parts(text);
  Moment moment;
  parts.take(3);
  parts.mark(", ");
  moment.day = static_cast<unsigned>(parts.number(2));
  parts.mark(" ");
  const auto month = std::ranges::find(kMonths, parts.take(3));
  if (month == kMonths.end()) return std::nullopt;
  moment.month = static_cast<unsigned>(month - kMonths.begin()) + 1;
  parts.mark(" ");
  moment.year = parts.number(4);
  parts.mark(" ");
  moment.hour = parts.number(2);
  parts.mark(":");
  moment.minute = parts.number(2);
  parts.mark(":");
  moment.second = parts.number(2);
  parts.mark(" GMT");
  return parts.is_good() ? time_of(moment, seconds(0)) : std::nullopt;
}

}  // namespace kakoi::aws
