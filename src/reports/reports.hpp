// Findings as bytes. A report never decides anything: the exit code is worked out from the findings.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
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

/// The same contract, written while findings come. There are no exceptions in what runs, so nothing is accepted.
class JsonStream {
 public:
  /// `write` gets the bytes.
  JsonStream(base::Language language, std::function<void(std::string_view)> write);
  void findings(const std::vector<findings::Finding>& some);
  /// All but the findings of the report. The last call.
  void finish(const findings::Report& report);

 private:
  base::Language language_;
  std::function<void(std::string_view)> write_;
  bool has_some_ = false;
};

/// For a person, what runs: one row for each service with all that is wrong about it, part by part.
class RunningText {
 public:
  explicit RunningText(const TextOptions& options) : options_(options) {}
  /// The rows of a part.
  [[nodiscard]] std::string rows(const std::vector<findings::Finding>& part) const;
  /// What could not be read, and the summary.
  [[nodiscard]] std::string end(const findings::Report& report) const;

 private:
  TextOptions options_;
};

/// A control, as far as a report speaks of it. Texts are in the language of the report.
struct Rule {
  std::string id;
  std::string title;
  std::string description;  ///< plain text, at most 1,024 characters
  std::string guide;        ///< Markdown
  findings::Severity severity = findings::Severity::high;
  std::vector<std::string> standards;
};

struct Replacement {
  base::Place place{};  ///< what goes
  std::string text{};   ///< what comes in its place
};

/// What would make a finding go away, for a report that offers it: all its parts together. Texts are in the language of
/// the report.
struct ProposedFix {
  std::string description{};
  std::vector<Replacement> parts{};
};

struct SarifOptions {
  base::Language language = base::Language::en;
  std::string version;  ///< of kakoi
  std::vector<Rule> rules;
  bool accepted = false;                                    ///< also what is accepted, as suppressed results
  std::map<std::string, std::vector<ProposedFix>> fixes{};  ///< by fingerprint of the finding
};

/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as far as GitHub code scanning and
/// other readers know it: what fails and what is unknown. Files are to be relative to the top of the repository; a
/// place out of it is told in words, never as a URI.
std::string sarif(const findings::Report& report, const SarifOptions& options);

}  // namespace kakoi::reports
