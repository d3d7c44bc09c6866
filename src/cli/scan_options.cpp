#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace kakoi::cli {
namespace {

using base::Phrase;

constexpr Phrase kExitCodes{R"(Exit codes, the first that applies:
  2  the command line or the configuration is wrong
  4  something was not read or not whole, or more is unknown than --max-unknown allows (with --aws: any)
  1  something fails at or over --fail-on, or a kakoi:accept is wrong or past its date
  3  nothing was recognised as a source
  0  none of these)",
                            R"(終了コード (上から順に、最初に当てはまるもの):
  2  コマンドラインまたは設定ファイルの誤り
  4  読み取れないものがある、または判定不能が --max-unknown を超えた (--aws では 1 件でも)
  1  --fail-on 以上の違反がある、または kakoi:accept に誤りや期限切れがある
  3  対象となるファイルがない
  0  いずれでもない)"};

void add_source(CLI::App& scan, ScanArguments& arguments, const Help& say) {
  scan.add_option("--source", arguments.scan.source,
                  say({"the root module that a plan or state is made from, to show where it is written",
                       "プランや state の元になったルートモジュール。コード内の位置を示すために使う"}))
      ->option_text("DIR");
}

}  // namespace

void add_scan_options(CLI::App& scan, ScanArguments& arguments, Raw& raw, const Help& say) {
  scan.footer(say(kExitCodes));
  scan.add_option("PATH", arguments.scan.paths,
                  say({"folders or files to scan (else the current folder); a .tf file stands for its folder",
                       "スキャンするフォルダーまたはファイル (省略時は現在のフォルダー)。Terraform "
                       "のファイルはそのフォルダーを指す"}))
      ->type_name("");
  scan.add_option("--format", raw.format, say({"how to report", "レポートの形式"}))
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  scan.add_flag("--all", arguments.all,
                say({"in text, show also what passes or does not apply", "テキスト形式で、適合と対象外も表示する"}));
  scan.add_flag("--accepted", arguments.accepted,
                say({"in text and SARIF, show also what is accepted (kakoi:accept)",
                     "テキスト形式と SARIF で、受け入れ済み (kakoi:accept) も出力する"}));
  add_aws_options(scan, arguments.aws, say);
  add_variables(scan, arguments, say);
  add_parameters(scan, arguments, say);
  add_source(scan, arguments, say);
  add_walk(scan, arguments, raw, say);
  scan.add_option(
          "--base", arguments.scan.base,
          say({"the folder that files in the report are relative to", "レポートのファイル名の基準となるフォルダー"}))
      ->type_name("DIR");
  scan.add_option_function<std::string>(
          "--controls",
          [&arguments, say](const std::string& words) {
            std::string wrong;
            const auto choice = ops::ControlChoice::parse(words, wrong);
            if (!choice.has_value()) {
              throw CLI::ValidationError("--controls",
                                         say({"neither setting, network, all nor the id of a control: ",
                                              "setting、network、all、コントロール ID のいずれでもありません: "}) +
                                             wrong);
            }
            arguments.scan.controls = *choice;
          },
          say({"setting, network, all, or ids, with commas (else all; network is advice in code)",
               "setting、network、all、または ID をカンマ区切りで (省略時は all。コードの network は助言)"}))
      ->type_name("LIST");
  scan.add_option("--fail-on", raw.fail_on,
                  say({"the least severity that makes exit code 1 (else low)",
                       "終了コード 1 とする重大度の下限 (省略時は low)"}))
      ->check(CLI::IsMember({"info", "low", "medium", "high", "critical", "never"}));
  scan.add_option("--max-unknown", raw.most_unknown,
                  say({"how many unknowns are allowed before exit code 4, or `any` (else any; with --aws 0)",
                       "終了コード 4 とせずに許す判定不能の件数、または `any` (省略時は any、--aws では 0)"}))
      ->type_name("N");
  add_jobs(scan, raw, say);
}

std::optional<Phrase> finish_scan(ScanArguments& arguments, const Raw& raw) {
  constexpr Phrase kMostUnknown{"--max-unknown: write a number or `any`",
                                "--max-unknown: 数または `any` を書いてください"};
  constexpr Phrase kJobs{"--jobs: write a number up to 1024", "--jobs: 1024 以下の数を書いてください"};
  arguments.format = format_of(raw.format);
  arguments.fail_on = raw.fail_on;
  if (raw.has_most_unknown) {
    const auto most = count_in(raw.most_unknown);
    if (!most.has_value() && raw.most_unknown != "any") {
      return kMostUnknown;
    }
    arguments.most_unknown = most;
  }
  const auto jobs = count_in(raw.jobs);
  if (!jobs.has_value() || *jobs > 1024) {
    return kJobs;
  }
  arguments.jobs = *jobs;
  if (!raw.workspace.empty()) {
    arguments.scan.inputs.workspace = raw.workspace;
  }
  if (arguments.scan.paths.empty()) {
    arguments.scan.paths = {"."};
  }
  return std::nullopt;
}

}  // namespace kakoi::cli
