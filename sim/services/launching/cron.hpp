// Cron expressions as EventBridge has them: minutes hours day-of-month month day-of-week year, with `*`, `?`, lists,
// ranges, steps and names, and `L`, `W` and `#` for days.
#pragma once

#include "sim/world/timeline.hpp"

#include <bitset>
#include <optional>
#include <string_view>

namespace kakoi::sim::services::launching {

inline constexpr int kFirstYear = 1970;
inline constexpr int kLastYear = 2199;

/// One way in which the day of the month can be said.
struct MonthDays {
  bool any = false;
  std::bitset<32> days = {};
  std::bitset<32> nearest = {};    ///< `15W`: the working day nearest to it
  std::bitset<32> from_last = {};  ///< `L`: the last day; `L-3`: three before it
  bool last_working_day = false;   ///< `LW`
};

/// Sunday is 1.
struct WeekDays {
  bool any = false;
  std::bitset<8> days = {};
  std::bitset<8> last = {};       ///< `6L`: the last Friday
  std::bitset<64> numbered = {};  ///< `6#3`, the third Friday, at 6 * 8 + 3
};

struct Cron {
  std::bitset<60> minutes = {};
  std::bitset<24> hours = {};
  std::bitset<13> months = {};
  std::bitset<kLastYear - kFirstYear + 1> years = {};
  MonthDays month_days = {};
  WeekDays week_days = {};
};

/// Nothing when AWS would not take `fields`, the text between the parentheses.
std::optional<Cron> parse_cron(std::string_view fields);

/// The first minute after `after`, both on the clock on the wall; nothing when there is none any more.
std::optional<world::Time> next_minute(const Cron& cron, world::Time after);

}  // namespace kakoi::sim::services::launching
