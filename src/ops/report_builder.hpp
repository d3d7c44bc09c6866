// Judges what was read, writes every place out, and puts the report together.
#pragma once

#include "base/diagnostic.hpp"
#include "controls/subject.hpp"
#include "findings/finding.hpp"
#include "ops/asserted.hpp"
#include "ops/control_choice.hpp"
#include "sources/accept.hpp"
#include "sources/reading.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {

/// What one root gives to the report. Everything else that was read of it can be dropped.
struct RootResult {
  std::vector<findings::Finding> findings{};
  base::Diagnostics diagnostics{};
  std::size_t harmless_modules = 0;
  std::size_t files = 0;
  std::set<std::size_t> asserted{};               ///< which of what is answered for is about anything of it
  std::vector<findings::Judgement> judgements{};  ///< those that the findings were written out from, in their order
};

class ReportBuilder {
 public:
  /// Files are named relative to `base` (absolute); as they are where that is empty. `today` tells whether an accept
  /// or an assertion still holds.
  ReportBuilder(std::string base, std::chrono::year_month_day today, ControlChoice controls,
                const std::vector<controls::Assertion>& asserted = {})
      : base_(std::move(base)), today_(today), controls_(std::move(controls)) {
    base::Diagnostics expired;
    asserted_ = in_effect(asserted, today, expired);
    add(std::move(expired));
  }

  /// Safe to call from several threads. `name_in_repository` is what fingerprints call the root, so that they do not
  /// depend on which folder of a repository is scanned; `root_file` is one of its files. The network is read where a
  /// control looks at it.
  [[nodiscard]] RootResult judge(sources::Reading& reading, const std::string& name_in_repository,
                                 const std::string& root_file) const;

  /// The same, of a part of what runs, with the status of each service; in the order in which findings are shown.
  [[nodiscard]] std::vector<findings::Finding> judge_running(const sources::Reading& reading);

  /// A step of an origin as the report names its file.
  [[nodiscard]] base::OriginStep shown(base::OriginStep step) const;

  void add(RootResult result);
  void add(base::Diagnostics diagnostics);
  void add_accepts(const std::vector<sources::Accept>& accepts, std::size_t refused);
  /// Files that were not read, or not whole, as they were called before they were named for the report.
  [[nodiscard]] const std::set<std::string>& unread() const { return unread_; }
  [[nodiscard]] const std::string& base() const { return base_; }
  /// What is answered for on that day.
  [[nodiscard]] const std::vector<controls::Assertion>& asserted() const { return asserted_; }
  /// A warning for each of these that is about nothing of what was judged. Of use only where all was.
  [[nodiscard]] base::Diagnostics idle_assertions(bool is_of_what_runs) const;
  void count_files(std::size_t files) { report_.summary.files += files; }

  /// The report, sorted and counted. The last call.
  findings::Report finish();

 private:
  [[nodiscard]] std::vector<findings::Judgement> judgements_of(const controls::Subject& subject) const;
  [[nodiscard]] findings::Finding write_out(const sources::Reading& reading, findings::Judgement judgement,
                                            const std::string& name_in_repository) const;
  [[nodiscard]] std::optional<findings::Acceptance> acceptance(const sources::Accept* accept) const;
  [[nodiscard]] base::Place relative(base::Place place) const;
  void look_at_accepts();
  void set_accepted_apart();
  void sort_diagnostics();
  void count();

  std::string base_;
  std::chrono::year_month_day today_;
  ControlChoice controls_;
  std::vector<controls::Assertion> asserted_{};
  std::set<std::size_t> asserted_about_{};    ///< those that are about anything, by their places
  std::shared_ptr<controls::Reach> reach_{};  ///< of the last part of what runs
  std::vector<sources::Accept> accepts_;
  std::set<std::string> unread_;
  findings::Report report_;
};

/// Gives each of the findings, sorted as they are shown, a fingerprint of its own.
void tell_twins_apart(std::vector<findings::Finding>& sorted);

}  // namespace kakoi::ops
