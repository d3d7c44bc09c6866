#include "cli/next_step.hpp"

#include "cli/shell_word.hpp"

#include <algorithm>

namespace kakoi::cli {
namespace {

using base::Language;
using base::Phrase;

// Those that decide what is read, and as what. They are not repeated: a value may be a secret.
bool has_options(const ScanArguments& arguments, const Host& host) {
  const ops::ScanOptions& scan = arguments.scan;
  const sources::WalkOptions& walk = scan.walk;
  return !scan.inputs.command_line.empty() || !scan.parameters.empty() || walk.hidden || walk.node_modules ||
         walk.ignored || !walk.excludes.empty() || !arguments.config.empty() ||
         (scan.inputs.workspace.has_value() && !host.environment.contains("TF_WORKSPACE"));
}

std::string command_of(const std::string& name, const std::vector<std::string>& paths, bool has_options,
                       Language language) {
  constexpr Phrase kSame{"{} with the same options", "同じオプションを付けた {}"};
  const std::string command = "kakoi " + name + " " + shell_words(paths);
  return has_options ? base::Message(kSame, {command}).text(language) : command;
}

// What AWS answered, and what a plan says, is made from something else.
bool can_be_edited(const findings::Finding& finding) {
  const bool is_code = finding.id.source == "terraform" || finding.id.source == "cloudformation" ||
                       (finding.id.source == "saved" && !finding.id.address.starts_with("arn:"));
  return finding.verdict == findings::Verdict::fail && !finding.is_advice && !finding.is_of_network && is_code;
}

bool has_open(const std::vector<fixes::Plan>& plans, fixes::Grade grade) {
  return std::any_of(plans.begin(), plans.end(), [&](const fixes::Plan& plan) {
    return plan.refusal.empty() && !plan.edits.empty() && plan.grade == grade;
  });
}

}  // namespace

std::string after_scan(const findings::Report& report, const ScanArguments& arguments, Language language,
                       const Host& host) {
  constexpr Phrase kPlan{"{} shows what would make the fails go away, and changes nothing",
                         "{} で、違反を解消する変更を表示します (何も変更しません)"};
  if (std::none_of(report.findings.begin(), report.findings.end(), can_be_edited)) {
    return {};
  }
  return line_of({kPlan, {command_of("plan", arguments.scan.paths, has_options(arguments, host), language)}}, language);
}

std::string after_plan(const std::vector<fixes::Plan>& plans, const FixArguments& arguments, Language language,
                       const Host& host) {
  constexpr Phrase kSafe{"{} carries out what is safe", "{} で適用可のものを適用します"};
  constexpr Phrase kReview{"{} carries out what is safe; --accept review also what is review",
                           "{} は適用可のものだけを適用します (要確認のものも適用するには --accept review)"};
  const bool has_review = has_open(plans, fixes::Grade::review);
  if (!has_review && !has_open(plans, fixes::Grade::safe)) {
    return {};
  }
  const bool is_stored = arguments.out.has_value();
  const bool repeats =
      !is_stored && (has_options(arguments.scan, host) || !arguments.only.empty() || arguments.with_egress);
  const std::vector<std::string> paths = is_stored ? std::vector{*arguments.out} : arguments.scan.scan.paths;
  return line_of({has_review ? kReview : kSafe, {command_of("fix", paths, repeats, language)}}, language);
}

}  // namespace kakoi::cli
