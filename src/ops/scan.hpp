// kakoi scan: from paths to findings.
#pragma once

#include "base/ports.hpp"
#include "base/result.hpp"
#include "findings/finding.hpp"
#include "ops/config.hpp"
#include "ops/control_choice.hpp"
#include "ops/root_read.hpp"
#include "sources/cloudformation/parameters.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/walk.hpp"
#include "values/arena.hpp"

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {

struct ScanOptions {
  std::vector<std::string> paths;  ///< files or folders; a file of Terraform stands for its folder
  /// The folder that files in the report are relative to, absolute. Empty: the top of the repository, where that is
  /// asked for and there is one; else `near`, where what is scanned lies in it; else what is scanned (a file: its
  /// folder; several paths: their common parent).
  std::string base;
  bool from_repository = false;
  std::string near;
  sources::WalkOptions walk;
  sources::terraform::Inputs inputs;
  std::vector<sources::cloudformation::ParameterSource> parameters{};
  std::string source{};             ///< the root module that plans and states are made from, absolute; empty: not given
  std::vector<RootConfig> roots{};  ///< what holds for single roots; `inputs` comes after it
  values::Budget budget;            ///< of each root
  ControlChoice controls{};
  /// By which it is told whether an accept or an assertion still holds.
  std::chrono::year_month_day today{};
  std::vector<controls::Assertion> asserted{};  ///< by the configuration
  bool for_fixes = false;                       ///< keep what it takes to plan fixes: `Scanned::roots` and what follows
};

/// What a scan found, and whether it found anything to look at.
struct Scanned {
  findings::Report report;
  bool has_source = false;  ///< false: nothing was recognised as a source
  std::string folder;       ///< what was scanned, absolute
  std::string base{};       ///< what files in the report are relative to
  std::vector<RootRead> roots{};
  std::set<std::string> unread{};     ///< files that were not read, or not whole; absolute
  std::set<std::string> variables{};  ///< of those that are given, on the command line or not, what any root declares
};

/// Reads, judges, and writes every place out. Findings are sorted; the same input gives the same report, on any number
/// of threads. Fails only when a path does not exist or cannot be resolved, or a
/// file of parameters cannot be read.
base::Result<Scanned> scan(base::FileReader& reader, base::Executor& executor, const ScanOptions& options);

/// Reads these roots of an earlier scan again, and nothing else: with the findings of each. Of `roots` only kind, path,
/// the paths of the files and what its findings are called are looked at.
base::Result<std::vector<RootRead>> scan_roots(base::FileReader& reader, base::Executor& executor,
                                               const ScanOptions& options, const std::vector<const RootRead*>& roots);

}  // namespace kakoi::ops
