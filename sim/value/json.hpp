// Values as JSON. Input is read by the syntax room that kakoi reads its files with.
#pragma once

#include "sim/value/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::value {

/// Nothing when `text` is not one whole JSON value, or is nested deeper than 100.
std::optional<Value> parse_json(std::string_view text);

/// On one line. Null members are left out, as AWS leaves out what is not set; timestamps are numbers. Bytes that are
/// not UTF-8 become U+FFFD.
std::string to_json(const Value& it);

}  // namespace kakoi::sim::value
