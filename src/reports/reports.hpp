// Findings as bytes. A report never decides anything: the exit code is worked out from the findings.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"

#include <string>

namespace kakoi::reports {

struct TextOptions {
  base::Language language = base::Language::en;
  bool colour = false;
  bool all = false;  ///< also what passes or does not apply
};

/// For a person. Fails and unknowns, then what could not be read, then the summary.
std::string text(const findings::Report& report, const TextOptions& options);

/// The contract of docs/scan-1.schema.json, `kakoi.scan/1`, in one line for each finding.
std::string json(const findings::Report& report, base::Language language);

}  // namespace kakoi::reports
