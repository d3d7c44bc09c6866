// A plan: a remedy worked out. A value, that can be shown, stored, reviewed, and refused when what it is based on has
// changed.
#pragma once

#include "base/diagnostic.hpp"
#include "base/message.hpp"
#include "findings/finding.hpp"
#include "fixes/edit.hpp"
#include "fixes/grade.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::fixes {

/// A verdict that a plan changes.
struct Change {
  std::string fingerprint{};
  std::string control{};
  inventory::Identity id{};
  findings::Verdict before = findings::Verdict::unknown;
  findings::Verdict after = findings::Verdict::unknown;
};

struct Plan {
  std::vector<Change> targets{};      ///< what it is made for
  std::vector<Change> others{};       ///< other verdicts that it changes
  std::vector<Edit> edits{};          ///< none where it is refused
  std::vector<base::Place> places{};  ///< of each edit, for a person
  bool is_override = false;           ///< the setting is written over where it is used, not where it is decided
  Grade grade = Grade::review;
  std::vector<base::Message> reasons{};  ///< of the grade
  std::vector<Way> ways{};               ///< how the tasks reach what they need
  std::vector<base::Message> notes{};    ///< what to know beside
  bool is_guide = false;                 ///< there is nothing that could be edited: it is no code
  /// Why there is no edit, and what to do instead; empty where there is one.
  base::Message refusal{};
  /// Why its edits cannot be written here and now, by whoever runs this; no part of the plan, and empty where they can.
  base::Message obstacle{};
};

/// Makes `plan` no better than `grade`, for `reason`, which it says once.
void add_reason(Plan& plan, Grade grade, base::Message reason);

/// Is that what a plan is made for?
inline bool is_off(findings::Verdict verdict) {
  return verdict == findings::Verdict::pass || verdict == findings::Verdict::not_applicable;
}

/// What has to be as it was when the plan was made.
struct Precondition {
  enum class Kind : std::uint8_t { file, folder, absent };
  Kind kind = Kind::file;
  std::string path{};
  std::string hash{};  ///< of the content; of a folder, of the names in it that may decide; empty of what is absent
};

/// "file", "folder", "absent".
std::string_view name_of(Precondition::Kind kind);

/// What is not known to be on or off: nothing is planned for it.
struct Unplanned {
  std::string control{};
  inventory::Identity id{};
  base::Place place{};
  base::Message reason{};
};

/// What decided which files were looked at, as the command line said it.
struct Search {
  bool hidden = false;
  bool node_modules = false;
  bool ignored = false;
  std::vector<std::string> excludes{};
  std::string config{};  ///< absolute; empty: the nearest is looked for
};

struct PlanBook {
  std::vector<Plan> plans{};
  std::vector<Unplanned> unknown{};
  base::Diagnostics diagnostics{};  ///< of the scan that it was made from
  std::vector<Precondition> preconditions{};
  std::vector<std::string> paths{};  ///< what was scanned, absolute
  std::string inputs{};              ///< a hash of the variables and parameters that were given
  Search search{};
  std::vector<std::string> only{};               ///< the addresses that it was asked for; none: all
  bool with_egress = false;                      ///< what tasks lack that would not start was to be written, too
  base::Language language = base::Language::en;  ///< of the comments in what is written
};

/// What no plan for code can know.
std::vector<base::Message> not_checked();

}  // namespace kakoi::fixes
