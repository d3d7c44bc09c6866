// Findings as bytes. A report never decides anything: the exit code is worked out from the findings.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"

#include <string>
#include <vector>

namespace kakoi::reports {

struct TextOptions {
  base::Language language = base::Language::en;
  bool colour = false;
  bool all = false;       ///< also what passes or does not apply
  bool accepted = false;  ///< also what is accepted
};

/// For a person. Fails and unknowns, then what could not be read, then the summary.
std::string text(const findings::Report& report, const TextOptions& options);

/// The contract of docs/scan-1.schema.json, `kakoi.scan/1`, in one line for each finding.
std::string json(const findings::Report& report, base::Language language);

/// A control, as far as a report speaks of it. Texts are in the language of the report.
struct Rule {
  std::string id;
  std::string title;
  std::string description;  ///< plain text, at most 1,024 characters
  std::string guide;        ///< Markdown
  findings::Severity severity = findings::Severity::high;
  std::vector<std::string> standards;
};

struct SarifOptions {
  base::Language language = base::Language::en;
  std::string version;  ///< of kakoi
  std::vector<Rule> rules;
  bool accepted = false;  ///< also what is accepted, as suppressed results
};

/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as far as GitHub code scanning and
/// other readers know it: what fails and what is unknown. Files are to be relative to the top of the repository; a
/// place out of it is told in words, never as a URI.
std::string sarif(const findings::Report& report, const SarifOptions& options);

}  // namespace kakoi::reports
