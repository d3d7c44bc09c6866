#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace kakoi::cli {
namespace {

using base::Phrase;

constexpr Phrase kPlanCodes{R"(Exit codes, the first that applies:
  2  the command line or the configuration is wrong
  4  something was not read or not whole
  1  something fails at or over the configuration's threshold, or a kakoi:accept is wrong or past its date
  3  nothing was recognised as a source
  0  none of these)",
                            R"(終了コード (上から順に、最初に当てはまるもの):
  2  コマンドラインまたは設定ファイルの誤り
  4  読み取れないものがある
  1  設定ファイルのしきい値以上の違反がある、または kakoi:accept に誤りや期限切れがある
  3  対象となるファイルがない
  0  いずれでもない)"};

constexpr Phrase kFixCodes{R"(Exit codes, the first that applies:
  2  the command line or the configuration is wrong
  5  a fix was refused, put back, or could not be put back; what is independent of it was carried out
  else as kakoi plan, after the fix)",
                           R"(終了コード (上から順に、最初に当てはまるもの):
  2  コマンドラインまたは設定ファイルの誤り
  5  修復が拒否された、元に戻された、または一部を元に戻せなかった (ほかの修復は適用済みの場合がある)
  それ以外は、修復後の状態で kakoi plan と同じ)"};
void add_only(CLI::App& command, FixArguments& arguments, const Help& say) {
  command
      .add_option("--only", arguments.only,
                  say({"only what fails at this resource (repeatable)", "このリソースの違反だけ (複数指定可)"}))
      ->option_text("ADDRESS")
      ->allow_extra_args(false);
}

void add_with_egress(CLI::App& command, FixArguments& arguments, const Help& say) {
  command.add_flag("--with-egress", arguments.with_egress,
                   say({"also write what tasks lack that would not start: subnets, endpoints, groups, NAT (Terraform, "
                        "CloudFormation)",
                        "起動できなくなるタスクに不足しているものも書く: サブネット、エンドポイント、グループ、NAT "
                        "(Terraform、CloudFormation)"}));
}

}  // namespace

void add_plan_options(CLI::App& plan, FixArguments& arguments, Raw& raw, const Help& say) {
  plan.footer(say(kPlanCodes));
  plan.add_option("PATH", arguments.scan.scan.paths,
                  say({"folders or files to plan for (else the current folder)",
                       "対象のフォルダーまたはファイル (省略時は現在のフォルダー)"}))
      ->type_name("");
  plan.add_option("--format", raw.format, say({"how to report", "レポートの形式"}))
      ->check(CLI::IsMember({"text", "json", "sarif", "patch"}))
      ->capture_default_str();
  plan.add_option("--out", arguments.out,
                  say({"store the plan in this file, for kakoi fix FILE; replaces nothing but a stored plan",
                       "計画をこのファイルに保存する (kakoi fix FILE で適用。保存した計画以外は上書きしない)"}))
      ->type_name("FILE");
  plan.add_option("--accept", raw.accept,
                  say({"in a patch and in SARIF, plans up to this grade only (else review)",
                       "パッチと SARIF に含める評価の上限 (省略時は review)"}))
      ->check(CLI::IsMember({"safe", "review", "blocked"}));
  add_only(plan, arguments, say);
  add_with_egress(plan, arguments, say);
  add_variables(plan, arguments.scan, say);
  add_parameters(plan, arguments.scan, say);
  add_walk(plan, arguments.scan, raw, say);
  add_jobs(plan, raw, say);
}

void add_fix_options(CLI::App& fix, FixArguments& arguments, Raw& raw, const Help& say) {
  fix.footer(say(kFixCodes));
  fix.add_option("PATH", arguments.scan.scan.paths,
                 say({"folders or files to fix (else the current folder), or one stored plan",
                      "修復するフォルダーまたはファイル (省略時は現在のフォルダー)、または保存した計画 1 つ"}))
      ->type_name("");
  fix.add_option("--format", raw.format, say({"how to report", "レポートの形式"}))
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  fix.add_option("--accept", raw.accept,
                 say({"carry out plans up to this grade (else safe)", "この評価までの計画を適用する (省略時は safe)"}))
      ->check(CLI::IsMember({"safe", "review", "blocked"}));
  fix.add_flag("--yes", arguments.yes, say({"do not ask", "確認せずに適用する"}));
  add_only(fix, arguments, say);
  add_with_egress(fix, arguments, say);
  add_variables(fix, arguments.scan, say);
  add_parameters(fix, arguments.scan, say);
  add_walk(fix, arguments.scan, raw, say);
  add_jobs(fix, raw, say);
}

std::optional<Phrase> finish_fix(FixArguments& arguments, const Raw& raw) {
  const std::map<std::string, fixes::Grade> grades{
      {"safe", fixes::Grade::safe}, {"review", fixes::Grade::review}, {"blocked", fixes::Grade::blocked}};
  if (!raw.accept.empty()) {
    arguments.accept = grades.at(raw.accept);
  }
  return finish_scan(arguments.scan, raw);
}

}  // namespace kakoi::cli
