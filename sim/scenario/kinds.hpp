// What stands behind a key of a scenario.
#pragma once

#include "sim/value/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::sim::scenario {

enum class Kind : std::uint8_t { text, number, boolean, object, texts, objects, seconds, account, region, regions };

/// As in `wait has to be a number of seconds …`.
std::string_view name_of(Kind kind);

bool is(const value::Value& it, Kind kind);

/// The value for a message, cut where it is long.
std::string shown(const value::Value& it);

}  // namespace kakoi::sim::scenario
