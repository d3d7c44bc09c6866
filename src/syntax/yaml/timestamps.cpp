// timestamp = date | date ( "T" | "t" ) time zone | date " " time
// date      = digit digit digit digit "-" number "-" number
// time      = number ":" number ":" number [ ( "." | "," ) digit { digit } ]
// zone      = "Z" | ( "+" | "-" ) digit digit ":" digit digit
// number    = digit [ digit ]
#include "syntax/yaml/scalars.hpp"

#include <array>
#include <cstdio>

namespace kakoi::syntax::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int days_of(int year, int month) {
  constexpr std::array<int, 13> kDays{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && is_leap ? 29 : kDays.at(static_cast<std::size_t>(month));
}

// Takes one thing after the other off the front of a text. Once something is missing, nothing is well any more.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  int number(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (count < most && count < text_.size() && is_digit(text_[count])) {
      value = value * 10 + (text_[count] - '0');
      ++count;
    }
    is_well_ = is_well_ && count >= least;
    text_.remove_prefix(count);
    return value;
  }
  bool take(std::string_view any_of) {
    if (text_.empty() || any_of.find(text_.front()) == std::string_view::npos) {
      return false;
    }
    text_.remove_prefix(1);
    return true;
  }
  void expect(std::string_view any_of) { is_well_ = take(any_of) && is_well_; }
  void require(bool holds) { is_well_ = is_well_ && holds; }
  void skip_blanks() {
    while (take(" ")) {
    }
  }
  void skip_fraction() {
    if (take(".,")) {
      require(!text_.empty() && is_digit(text_.front()));
      while (take("0123456789")) {
      }
    }
  }
  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] bool is_well() const { return is_well_; }

 private:
  std::string_view text_;
  bool is_well_ = true;
};

struct Time {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

Time time_of_day(Cursor& cursor) {
  Time time;
  time.hour = cursor.number(1, 2);
  cursor.expect(":");
  time.minute = cursor.number(1, 2);
  cursor.expect(":");
  time.second = cursor.number(1, 2);
  cursor.skip_fraction();
  cursor.require(time.hour < 24 && time.minute < 60 && time.second < 60);
  return time;
}

std::string zone(Cursor& cursor) {
  if (cursor.take("Z")) {
    return "Z";
  }
  const bool is_east = cursor.take("+");
  if (!is_east) {
    cursor.expect("-");
  }
  const int hours = cursor.number(2, 2);
  cursor.expect(":");
  const int minutes = cursor.number(2, 2);
  cursor.require(hours <= 24 && minutes < 60);
  if (hours == 0 && minutes == 0) {
    return "Z";
  }
  std::array<char, 16> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", is_east ? '+' : '-', hours, minutes);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::optional<std::string> read_timestamp(std::string_view text) {
  Cursor cursor(text);
  const int year = cursor.number(4, 4);
  cursor.expect("-");
  const int month = cursor.number(1, 2);
  cursor.expect("-");
  const int day = cursor.number(1, 2);
  if (!cursor.is_well() || month < 1 || month > 12 || day < 1 || day > days_of(year, month)) {
    return std::nullopt;
  }
  Time time;
  std::string offset = "Z";
  if (cursor.take("Tt")) {
    time = time_of_day(cursor);
    offset = zone(cursor);
  } else if (cursor.take(" ")) {
    cursor.skip_blanks();
    time = time_of_day(cursor);
  }
  if (!cursor.is_well() || !cursor.at_end()) {
    return std::nullopt;
  }
  std::array<char, 64> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day,
                                   time.hour, time.minute, time.second);
  return std::string(buffer.data(), static_cast<std::size_t>(length)) + offset;
}

}  // namespace kakoi::syntax::yaml
