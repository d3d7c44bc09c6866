// Time zones, as far as schedules need them: the offset, and the rule by which clocks change. There is no database of
// zones here: those that are often met are in a table, and any other is taken for UTC.
#pragma once

#include "sim/world/timeline.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kakoi::sim::services::launching {

enum class Summer : std::uint8_t { none, america, europe };

struct Zone {
  double offset = 0;  ///< seconds east of UTC, in winter
  Summer summer = Summer::none;

  /// What the clocks on the wall show at a time.
  [[nodiscard]] world::Time wall(world::Time utc) const;
  /// When they show it; nothing for an hour that is left out in spring. Of the hour that comes twice, the first.
  [[nodiscard]] std::optional<world::Time> utc(world::Time wall) const;
};

/// Nothing when `name` cannot be that of a zone.
std::optional<Zone> zone_of(std::string_view name);

}  // namespace kakoi::sim::services::launching
