// When a rule or a schedule is due: `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2030-01-01T00:00:00)`.
#pragma once

#include "sim/services/launching/cron.hpp"
#include "sim/services/launching/zone.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace kakoi::sim::services::launching {

struct Rate {
  double seconds = 0;
};

/// Once, by the clock on the wall.
struct Once {
  world::Time wall = 0;
};

using Expression = std::variant<Rate, Once, Cron>;

/// Rules of EventBridge know no `at`, and `rate(1 minutes)` is none for them.
enum class Flavour : std::uint8_t { rule, schedule };

/// Nothing when AWS would not take it.
std::optional<Expression> parse_expression(std::string_view text, Flavour flavour);

/// All that decides when something is due.
struct Timing {
  Expression expression = {};
  Zone zone = {};
  world::Time anchor = 0;  ///< when a rate is due first
};

/// The first time after `after`; nothing when there is none any more.
std::optional<world::Time> next_due(const Timing& timing, world::Time after);

/// `due`, or a later one, so that up to `horizon` no more than `most` or some more remain: that of a month, when time
/// is moved on by a month, the last hundred minutes and not all 43,200 are lived through.
world::Time leap(const Timing& timing, world::Time due, world::Time horizon, std::size_t most);

}  // namespace kakoi::sim::services::launching
