// The ways in which AWS writes a time. All of them are UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::aws {

using Time = std::chrono::system_clock::time_point;

/// `20260807T101112Z`
std::string signing_time(Time time);
/// `2026-08-07T10:11:12Z`, also with a fraction, an offset, or `UTC` at its end. Nothing when it is none.
std::optional<Time> parse_iso_time(std::string_view text);
/// The header Date: `Fri, 07 Aug 2026 10:11:12 GMT`.
std::optional<Time> parse_http_time(std::string_view text);

}  // namespace kakoi::aws
