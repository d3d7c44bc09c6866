// One function for each command, and what they have in common.
#pragma once

#include "cli/aws_options.hpp"
#include "cli/cli.hpp"

#include "base/message.hpp"
#include "fixes/grade.hpp"

#include "ops/config.hpp"
#include "ops/exit_code.hpp"
#include "ops/scan.hpp"
#include "reports/reports.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::cli {

enum class Format { text, json, sarif, patch };

struct ScanArguments {
  AwsArguments aws;
  ops::ScanOptions scan;
  Format format = Format::text;
  bool all = false;
  bool accepted = false;
  std::size_t jobs = 0;
  std::string config;   ///< the path of the configuration; empty: it is looked for
  std::string fail_on;  ///< the word; empty where it is not given
  /// Nothing where it is not given; within, nothing for `any`.
  std::optional<std::optional<std::uint64_t>> most_unknown;
};

struct VerifyArguments {
  AwsArguments aws;
  std::string config;  ///< as of a scan
  Format format = Format::text;
  std::optional<std::chrono::seconds> limit{};
  std::chrono::seconds every{15};
};

/// Of `plan` and `fix`.
struct FixArguments {
  ScanArguments scan;
  std::vector<std::string> only{};
  std::optional<fixes::Grade> accept{};  ///< the worst grade that is carried out, or in a patch
  bool with_egress = false;
  bool yes = false;
  std::optional<std::string> out{};  ///< where a plan is stored
};

/// A path that was given, which is relative to the folder the command runs in.
std::string absolute(const std::string& path, const std::string& current_folder);

/// `arguments` made ready for a scan: with what the environment and the configuration say, and paths made absolute.
base::Result<ops::Thresholds> prepare(ScanArguments& arguments, const Host& host);

/// The configuration that `given`, a path, names; where that is empty, the one for `folder`, or none.
base::Result<ops::Config> configuration(const std::string& given, const std::string& folder, const Host& host);

/// What holds for a scan: the configuration, and what the command line says of it. The paths lead to the configuration.
base::Result<ops::Thresholds> configure(ScanArguments& arguments, const Host& host);

/// Are colours wanted in the report?
bool wants_colour(const Host& host);

Outcome scan_command(ScanArguments arguments, base::Language language, const Host& host);

/// `kakoi scan --aws`.
Outcome live_scan_command(ScanArguments arguments, base::Language language, const Host& host);

Outcome verify_command(VerifyArguments arguments, base::Language language, const Host& host);

Outcome plan_command(FixArguments arguments, base::Language language, const Host& host);

Outcome fix_command(FixArguments arguments, base::Language language, const Host& host);

/// `path` lies in the repository whose files are meant, or is that; empty: the current folder.
Outcome undo_command(const std::string& path, base::Language language, const Host& host);

Outcome permissions_command(const std::vector<std::string>& roles, base::Language language);

/// Every control, for a report that describes them.
std::vector<reports::Rule> rules(base::Language language);

Outcome explain_command(const std::string& control, base::Language language);

/// What was given is nothing that kakoi reads.
inline constexpr base::Phrase kNoSource{"nothing was recognised as a source: no code, no plan, no saved output",
                                        "対象となるコード、プラン、保存された出力が見つかりませんでした"};

/// `message` with what could move the cursor written out, and the end of a line.
std::string line_of(const base::Message& message, base::Language language);

/// A message for standard error, with the program's name in front.
Outcome usage_error(const std::string& message);

}  // namespace kakoi::cli
