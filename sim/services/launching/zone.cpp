#include "sim/services/launching/zone.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

namespace kakoi::sim::services::launching {
namespace {

namespace calendar = std::chrono;

constexpr double kHour = 3600;

struct Named {
  std::string_view name;
  double hours = 0;
  Summer summer = Summer::none;
};

constexpr Named kZones[] = {
    {"America/Chicago", -6, Summer::america},
    {"America/Denver", -7, Summer::america},
    {"America/Los_Angeles", -8, Summer::america},
    {"America/New_York", -5, Summer::america},
    {"America/Phoenix", -7, Summer::none},
    {"America/Sao_Paulo", -3, Summer::none},
    {"America/Toronto", -5, Summer::america},
    {"America/Vancouver", -8, Summer::america},
    {"Asia/Dubai", 4, Summer::none},
    {"Asia/Hong_Kong", 8, Summer::none},
    {"Asia/Jakarta", 7, Summer::none},
    {"Asia/Kolkata", 5.5, Summer::none},
    {"Asia/Seoul", 9, Summer::none},
    {"Asia/Shanghai", 8, Summer::none},
    {"Asia/Singapore", 8, Summer::none},
    {"Asia/Taipei", 8, Summer::none},
    {"Asia/Tokyo", 9, Summer::none},
    {"Australia/Brisbane", 10, Summer::none},
    {"Europe/Amsterdam", 1, Summer::europe},
    {"Europe/Berlin", 1, Summer::europe},
    {"Europe/Dublin", 0, Summer::europe},
    {"Europe/London", 0, Summer::europe},
    {"Europe/Madrid", 1, Summer::europe},
    {"Europe/Paris", 1, Summer::europe},
    {"Europe/Rome", 1, Summer::europe},
    {"Europe/Stockholm", 1, Summer::europe},
    {"Europe/Zurich", 1, Summer::europe},
    {"Japan", 9, Summer::none},
};
constexpr std::string_view kUtc[] = {"UTC", "GMT", "Etc/UTC", "Etc/GMT", "UCT", "Zulu", "Universal"};

double at(calendar::sys_days day, double hours) {
  return static_cast<double>(day.time_since_epoch().count()) * 24 * kHour + hours * kHour;
}

bool is_summer(const Zone& zone, world::Time utc) {
  using calendar::Sunday;
  if (zone.summer == Summer::none) return false;
  const calendar::sys_days today{calendar::days(static_cast<int>(std::floor(utc / (24 * kHour))))};
  const calendar::year year = calendar::year_month_day(today).year();
  if (zone.summer == Summer::europe) {
    return utc >= at(calendar::sys_days(year / calendar::March / Sunday[calendar::last]), 1) &&
           utc < at(calendar::sys_days(year / calendar::October / Sunday[calendar::last]), 1);
  }
  // At two o'clock of the time that holds before.
  const double winter = zone.offset / kHour;
  return utc >= at(calendar::sys_days(year / calendar::March / Sunday[2]), 2 - winter) &&
         utc < at(calendar::sys_days(year / calendar::November / Sunday[1]), 2 - winter - 1);
}

}  // namespace

world::Time Zone::wall(world::Time utc) const { return utc + offset + (is_summer(*this, utc) ? kHour : 0); }

std::optional<world::Time> Zone::utc(world::Time wall) const {
  for (const double shift : {kHour, 0.0}) {
    const world::Time found = wall - offset - shift;
    if (this->wall(found) == wall) return found;
  }
  return std::nullopt;
}

std::optional<Zone> zone_of(std::string_view name) {
  if (std::ranges::find(kUtc, name) != std::end(kUtc)) return Zone{};
  const auto* found = std::ranges::find(kZones, name, &Named::name);
  if (found != std::end(kZones)) return Zone{.offset = found->hours * kHour, .summer = found->summer};
  const std::size_t slash = name.find('/');
  const bool could_be_one = slash != 0 && slash != std::string_view::npos && slash + 1 < name.size();
  return could_be_one ? std::optional(Zone{}) : std::nullopt;
}

}  // namespace kakoi::sim::services::launching
