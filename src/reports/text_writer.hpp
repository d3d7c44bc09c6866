// Writes what is shown to a person, line by line. What every report in text has in common.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"
#include "reports/reports.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::reports {

/// "fail", "違反".
base::Phrase word_of(findings::Verdict verdict);

class TextWriter {
 public:
  /// `options` has to stay. What runs stands in no files, and they are not counted.
  explicit TextWriter(const TextOptions& options, bool is_of_what_runs = false)
      : options_(options), is_of_what_runs_(is_of_what_runs) {}
  /// `also`: what is said of the network around the same thing.
  void finding(const findings::Finding& from, const std::vector<const findings::Finding*>& also = {});
  void acceptance(const findings::Acceptance& from);
  void diagnostic(const base::Diagnostic& from);
  void blank_line() { out_ += '\n'; }
  void summary(const findings::Summary& counts);
  [[nodiscard]] std::string result() && { return std::move(out_); }

  /// Colours where they are asked for.
  [[nodiscard]] std::string verdict(findings::Verdict verdict) const;
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> pattern, Arguments&&... arguments) {
    out_ += fmt::format(pattern, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }
  [[nodiscard]] std::string_view say(const base::Phrase& phrase) const { return phrase.in(options_.language); }
  [[nodiscard]] std::string coloured(std::string_view colour, std::string_view text) const;
  static std::string where(const base::Place& at);
  // A shared module is judged once for each root that calls it: then it must be said which.
  [[nodiscard]] std::string root(const findings::Finding& from) const;
  // The line, and the range underlined. A tab is shown as one space, so that the marks stand where they should.
  void excerpt(const findings::Finding& from, const std::string& message);
  // What `first` advises is not said again.
  void also(const findings::Finding& first, const std::vector<const findings::Finding*>& others);
  static std::string spaces_for_tabs(std::string text);
  void origin(const base::Origin& steps);
  void construct(const findings::Finding& from);
  void risks(const std::vector<findings::Risk>& all);
  void surroundings(const findings::Finding& from);
  void egress(const std::vector<findings::EgressNeed>& needs);
  void label(const base::Phrase& name, const std::string& text) { label(say(name), text); }
  // The texts of all labels begin in one column.
  void label(std::string_view name, const std::string& text);

 private:
  const TextOptions& options_;
  bool is_of_what_runs_;
  std::string out_;
};

}  // namespace kakoi::reports
