// What the exit code of a scan says. It depends on the findings alone, never on the format of the report.
#pragma once

#include "findings/finding.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kakoi::ops {

enum class ExitCode : std::uint8_t {
  clean = 0,
  failed = 1,  ///< a fail at or over the threshold, or an exception in the code that is wrong or past its date
  usage = 2,
  no_source = 3,     ///< nothing was recognised as a source
  refused = 5,       ///< a fix was refused or put back
  not_all_read = 4,  ///< something was not read or not whole, or more is unknown than is allowed
};

struct Thresholds {
  /// Nothing: fails never count.
  std::optional<findings::Severity> fail_on = findings::Severity::low;
  /// Nothing: any number of unknowns is allowed.
  std::optional<std::uint64_t> most_unknown;
};

/// Sets `fail_on` by the word that users write: info, low, medium, high, critical, never. False when it is none of
/// these.
bool set_fail_on(Thresholds& thresholds, std::string_view word);

/// The first that applies of: not_all_read, failed, no_source, clean.
ExitCode exit_code(const findings::Report& report, bool has_source, const Thresholds& thresholds);

}  // namespace kakoi::ops
