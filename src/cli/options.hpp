// The options of each command: what they are called, and what they mean. Those of AWS are in aws_options.hpp.
#pragma once

#include "cli/commands.hpp"
#include "cli/help.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::cli {

/// The options as they are written, before they mean anything.
struct Raw {
  std::string language;
  std::string format = "text";
  std::string fail_on;       // else of the configuration, else low
  std::string most_unknown;  // likewise; else any
  bool has_most_unknown = false;
  std::string jobs = "0";
  std::string workspace;
  std::string control;
  std::string limit;         // of --wait
  std::string every = "15";  // seconds
  std::string permissions_of;
  std::string accept;
  std::string undo;
  std::vector<std::string> roles;  // of permissions
};

/// The format of a name, which is one of those that an option takes.
Format format_of(const std::string& name);

/// A number of at most nine digits; nothing where it is none.
std::optional<std::uint64_t> count_in(const std::string& text);

// What several commands take.
void add_variables(CLI::App& command, ScanArguments& arguments, const Help& say);
void add_parameters(CLI::App& command, ScanArguments& arguments, const Help& say);
void add_walk(CLI::App& command, ScanArguments& arguments, Raw& raw, const Help& say);
void add_jobs(CLI::App& command, Raw& raw, const Help& say);

// What each command takes, and its exit codes. `arguments` and `raw` have to stay until the command line is parsed.
void add_scan_options(CLI::App& scan, ScanArguments& arguments, Raw& raw, const Help& say);
void add_plan_options(CLI::App& plan, FixArguments& arguments, Raw& raw, const Help& say);
void add_fix_options(CLI::App& fix, FixArguments& arguments, Raw& raw, const Help& say);
void add_verify_options(CLI::App& verify, VerifyArguments& arguments, Raw& raw, const Help& say);

// From what was written to what it means: only what CLI11 cannot check by itself. They return what is wrong.
std::optional<base::Phrase> finish_scan(ScanArguments& arguments, const Raw& raw);
/// Of plan and of fix.
std::optional<base::Phrase> finish_fix(FixArguments& arguments, const Raw& raw);
/// `waits`: whether --wait is given.
std::optional<base::Phrase> finish_verify(VerifyArguments& arguments, const Raw& raw, bool waits);

}  // namespace kakoi::cli
