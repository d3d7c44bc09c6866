// Paths as URI references (RFC 3986), for formats that want those.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::reports {

/// `path`, relative to the base of a report, with `.` and `..` worked out and all but unreserved characters
/// percent-encoded. Nothing when it names no file below the base: empty, absolute, the base itself, or out of it.
std::optional<std::string> uri_of(std::string_view path);

}  // namespace kakoi::reports
