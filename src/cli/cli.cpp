#include "cli/cli.hpp"

#include "cli/commands.hpp"
#include "cli/help.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace kakoi::cli {
namespace {

using base::Language;
using base::Phrase;
using sources::terraform::Assignment;

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

constexpr Phrase kVerifyCodes{R"(Exit codes, the first that applies:
  2  the command line or the configuration is wrong
  4  something was not read or is unknown, or it was stopped
  1  a service is exposed, closing or has not run yet, or a task of no service has a public IP address
  3  nothing runs
  0  all are closed, or not concerned)",
                              R"(終了コード (上から順に、最初に当てはまるもの):
  2  コマンドラインまたは設定ファイルの誤り
  4  読み取れないものや判定不能のものがある、または中断された
  1  露出あり、解消中、未実行のサービスがある、またはサービスに属さないタスクにパブリック IP がある
  3  動いているものがない
  0  すべて解消済み、または対象外)"};
constexpr Phrase kNeedsAws{"{} goes with --aws", "{} は --aws と一緒に使います"};
constexpr Phrase kNoPaths{"--aws reads what runs: no paths go with it", "--aws ではパスを指定できません"};

const std::map<std::string, Format> kFormats{{"text", Format::text}, {"json", Format::json}, {"sarif", Format::sarif}};

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
  std::vector<std::string> roles;  // of permissions
};

void add_variables(CLI::App& scan, ScanArguments& arguments, const Help& say) {
  // One list for both, since their order among each other counts.
  auto& assignments = arguments.scan.inputs.command_line;
  scan.add_option_function<std::vector<std::string>>(
          "--var",
          [&assignments, say](const std::vector<std::string>& given) {
            const std::string& text = given.back();
            const std::size_t equals = text.find('=');
            if (equals == 0 || equals == std::string::npos) {
              throw CLI::ValidationError("--var", say({"write NAME=VALUE", "NAME=VALUE の形で書いてください"}));
            }
            assignments.push_back(
                {.kind = Assignment::Kind::value, .name = text.substr(0, equals), .text = text.substr(equals + 1)});
          },
          say({"the value of a root module's variable (repeatable)", "ルートモジュールの変数の値 (複数指定可)"}))
      ->option_text("NAME=VALUE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  scan.add_option_function<std::vector<std::string>>(
          "--var-file",
          [&assignments](const std::vector<std::string>& given) {
            assignments.push_back({.kind = Assignment::Kind::file, .name = {}, .text = given.back()});
          },
          say({"a .tfvars or .tfvars.json file (repeatable)", ".tfvars または .tfvars.json ファイル (複数指定可)"}))
      ->option_text("FILE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_parameters(CLI::App& scan, ScanArguments& arguments, const Help& say) {
  // One list for both, since their order among each other counts.
  auto& parameters = arguments.scan.parameters;
  scan.add_option_function<std::vector<std::string>>(
          "--param",
          [&parameters, say](const std::vector<std::string>& given) {
            const std::string& text = given.back();
            const std::size_t equals = text.find('=');
            if (equals == 0 || equals == std::string::npos) {
              throw CLI::ValidationError("--param", say({"write NAME=VALUE", "NAME=VALUE の形で書いてください"}));
            }
            parameters.push_back({.name = text.substr(0, equals), .text = text.substr(equals + 1)});
          },
          say({"the value of a template's parameter, or of AWS::Region and the like (repeatable)",
               "テンプレートのパラメーターや AWS::Region などの値 (複数指定可)"}))
      ->option_text("NAME=VALUE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  scan.add_option_function<std::vector<std::string>>(
          "--parameters",
          [&parameters](const std::vector<std::string>& given) {
            parameters.push_back({.name = {}, .text = given.back()});
          },
          say({"a file of parameters, as the AWS CLI or CodePipeline takes it (repeatable)",
               "AWS CLI または CodePipeline の形式のパラメーターファイル (複数指定可)"}))
      ->option_text("FILE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_source(CLI::App& scan, ScanArguments& arguments, const Help& say) {
  scan.add_option("--source", arguments.scan.source,
                  say({"the root module that a plan or state is made from, to show where it is written",
                       "プランや state の元になったルートモジュール。コード内の位置を示すために使う"}))
      ->option_text("DIR");
}

void add_scan(CLI::App& scan, ScanArguments& arguments, Raw& raw, const Help& say) {
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
  scan.add_option("--workspace", raw.workspace,
                  say({"the value of terraform.workspace (else TF_WORKSPACE, else unknown)",
                       "terraform.workspace の値 (省略時は TF_WORKSPACE、なければ不明)"}))
      ->type_name("NAME");
  scan.add_option("--exclude", arguments.scan.walk.excludes,
                  say({"leave out what matches this pattern, written as in .gitignore (repeatable)",
                       "このパターンに合うものを除く。書き方は .gitignore と同じ (複数指定可)"}))
      ->option_text("PATTERN")
      ->allow_extra_args(false);
  scan.add_flag("--hidden", arguments.scan.walk.hidden,
                say({"look into hidden folders too", "隠しフォルダーも対象にする"}));
  scan.add_flag("--node-modules", arguments.scan.walk.node_modules,
                say({"look into node_modules too", "node_modules も対象にする"}));
  scan.add_flag("--ignored", arguments.scan.walk.ignored,
                say({"look at what .gitignore names too", ".gitignore に挙げられたものも対象にする"}));
  scan.add_option("--config", arguments.config,
                  say({"the configuration (else the nearest .kakoi.toml, up to the repository)",
                       "設定ファイル (省略時はリポジトリ内の最も近い .kakoi.toml)"}))
      ->type_name("FILE");
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
  scan.add_option("--jobs", raw.jobs,
                  say({"how many threads; 0 is one for each processor", "スレッド数。0 はプロセッサーごとに 1 つ"}))
      ->type_name("N")
      ->capture_default_str();
}

void add_verify(CLI::App& verify, VerifyArguments& arguments, Raw& raw, const Help& say) {
  add_aws_options(verify, arguments.aws, say);
  verify
      .add_option("--config", arguments.config,
                  say({"the configuration (else the nearest .kakoi.toml, up to the repository)",
                       "設定ファイル (省略時はリポジトリ内の最も近い .kakoi.toml)"}))
      ->type_name("FILE");
  verify.add_option("--format", raw.format, say({"how to report", "レポートの形式"}))
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  verify
      .add_option("--wait", raw.limit,
                  say({"look again until all is closed, for at most so long: 90s, 10m, 1h (else 30m)",
                       "すべて解消するまで繰り返し確認する。上限は 90s、10m、1h のように書く (省略時は 30m)"}))
      ->option_text("[LIMIT]")
      ->expected(0, 1);
  verify
      .add_option("--every", raw.every, say({"with --wait, how often to look, in seconds", "--wait の確認間隔 (秒)"}))
      ->type_name("N")
      ->capture_default_str();
}

/// What is asked for: by the option, else by the environment.
struct WantedLanguage {
  std::string word;
  bool is_of_environment = false;
};

// Needed before anything is parsed, for the help is in it too.
WantedLanguage wanted_language(const std::vector<std::string>& arguments, const Host& host) {
  WantedLanguage wanted;
  if (const auto found = host.environment.find("KAKOI_LANG"); found != host.environment.end()) {
    wanted = {.word = found->second, .is_of_environment = true};
  }
  constexpr std::string_view kOption = "--lang";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == kOption && i + 1 < arguments.size()) {
      wanted = {.word = arguments[i + 1]};
    } else if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with('=')) {
      wanted = {.word = std::string(word.substr(kOption.size() + 1))};
    }
  }
  return wanted;
}

std::optional<std::uint64_t> count_in(const std::string& text) {
  const bool is_number = !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::optional(std::stoull(text)) : std::nullopt;
}

bool is_command(std::string_view word) {
  constexpr auto kCommands = std::to_array<std::string_view>({"scan", "verify", "explain", "permissions"});
  return std::find(kCommands.begin(), kCommands.end(), word) != kCommands.end();
}

// CLI11 only says that a command is missing; whoever mistyped one wants to see that.
std::optional<base::Message> mistyped_command(const std::vector<std::string>& arguments) {
  constexpr Phrase kNoOption{"there is no option {}", "{} というオプションはありません"};
  constexpr Phrase kNoCommand{"there is no command {}", "{} というコマンドはありません"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--lang") {
      ++i;
    } else if (word == "-h" || word == "--help" || word == "--version" || is_command(word)) {
      return std::nullopt;
    } else if (!word.starts_with("--lang=")) {
      return base::Message(word.starts_with('-') ? kNoOption : kNoCommand, {word});
    }
  }
  return std::nullopt;
}

// Only what CLI11 cannot check by itself.
std::optional<Phrase> finish(ScanArguments& arguments, const Raw& raw) {
  constexpr Phrase kMostUnknown{"--max-unknown: write a number or `any`",
                                "--max-unknown: 数または `any` を書いてください"};
  constexpr Phrase kJobs{"--jobs: write a number up to 1024", "--jobs: 1024 以下の数を書いてください"};
  arguments.format = kFormats.at(raw.format);
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

// `90`, `90s`, `10m`, `1h`.
std::optional<std::chrono::seconds> duration_in(std::string text) {
  constexpr std::int64_t kSixty = 60;
  std::int64_t unit = 1;
  if (!text.empty() && std::string_view("smh").find(text.back()) != std::string_view::npos) {
    unit = text.back() == 'h' ? kSixty * kSixty : text.back() == 'm' ? kSixty : 1;
    text.pop_back();
  }
  const auto number = count_in(text);
  return number.has_value() ? std::optional(std::chrono::seconds(static_cast<std::int64_t>(*number) * unit))
                            : std::nullopt;
}

std::optional<Phrase> finish_verify(VerifyArguments& arguments, const Raw& raw, bool waits) {
  constexpr Phrase kLimit{"--wait: write how long as 90s, 10m or 1h", "--wait: 90s、10m、1h のように書いてください"};
  constexpr Phrase kEvery{"--every: write a number of seconds", "--every: 秒数を書いてください"};
  arguments.format = kFormats.at(raw.format);
  if (waits) {
    arguments.limit = duration_in(raw.limit.empty() ? "30m" : raw.limit);
    if (!arguments.limit.has_value()) {
      return kLimit;
    }
  }
  const auto every = count_in(raw.every);
  if (!every.has_value() || *every == 0) {
    return kEvery;
  }
  arguments.every = std::chrono::seconds(*every);
  return std::nullopt;
}

// CLI11's own sentences are English, and end as it likes.
base::Message what_is_wrong(const CLI::ParseError& error, const CLI::App& app) {
  constexpr Phrase kExtra{"there is no use for: {}", "余分な引数またはオプションがあります: {}"};
  constexpr Phrase kNoCommand{"a command is missing: scan, verify, explain or permissions",
                              "コマンドがありません: scan、verify、explain、permissions のいずれか"};
  constexpr Phrase kOther{"{}", "コマンドラインに誤りがあります: {}"};
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    std::string all;
    for (const std::string& word : app.remaining(true)) {
      all += (all.empty() ? "" : " ") + word;
    }
    return {kExtra, {all}};
  }
  const bool has_no_command =
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && app.get_subcommands().empty();
  return has_no_command ? base::Message(kNoCommand) : base::Message(kOther, {error.what()});
}

// What kakoi says on its own behalf. Line by line, since what was typed may hold anything.
std::string remark(const std::string& message) {
  std::string lines;
  for (std::size_t from = 0; from <= message.size();) {
    const std::size_t newline = std::min(message.find('\n', from), message.size());
    lines += base::printable(std::string_view(message).substr(from, newline - from)) + "\n";
    from = newline + 1;
  }
  return "kakoi: " + lines;
}

Outcome run_in(Language language, const std::vector<std::string>& arguments, const Host& host) {
  const Help say(language);
  CLI::App app{say({"Finds every way in which an Amazon ECS task gets a public IP address.",
                    "Amazon ECS のタスクにパブリック IP が付くあらゆる経路を見つけます。"}),
               "kakoi"};
  say.dress(app);
  app.require_subcommand(1);
  app.set_version_flag("--version", "kakoi " KAKOI_VERSION,
                       say({"print the version and exit", "版を表示して終了する"}));
  Raw raw;
  app.add_option("--lang", raw.language,
                 say({"en or ja (else KAKOI_LANG, else en)", "en または ja (省略時は KAKOI_LANG、なければ en)"}))
      ->check(CLI::IsMember({"en", "ja"}));
  app.fallthrough();
  app.footer(
      say({"`kakoi scan --help` and the help of each other command say more; `--lang ja` or KAKOI_LANG=ja says it in "
           "Japanese.",
           "詳しくは `kakoi scan --help` など、各コマンドのヘルプを見てください。"}));

  ScanArguments scan_arguments;
  const std::string commands = say({"Commands", "コマンド"});
  CLI::App* scan =
      app.add_subcommand("scan", say({"judge the code in these folders, or with --aws what runs",
                                      "フォルダー内のコードを判定する。--aws では動いているものを判定する"}))
          ->group(commands);
  say.dress(*scan);
  scan->footer(say(kExitCodes));
  add_scan(*scan, scan_arguments, raw, say);

  CLI::App* explain = app.add_subcommand("explain", say({"what a control looks for, why, and how to fix it",
                                                         "コントロールの内容、理由、直し方を説明する"}))
                          ->group(commands);
  say.dress(*explain);
  explain->footer("");
  explain->add_option("CONTROL", raw.control, say({"the id of a control", "コントロールの ID"}))
      ->required()
      ->type_name("");

  VerifyArguments verify_arguments;
  CLI::App* verify = app.add_subcommand("verify", say({"prove that what runs has no public IP addresses any more",
                                                       "動いているものにパブリック IP が残っていないことを確かめる"}))
                         ->group(commands);
  say.dress(*verify);
  verify->footer(say(kVerifyCodes));
  add_verify(*verify, verify_arguments, raw, say);

  CLI::App* permissions = app.add_subcommand("permissions", say({"the least IAM policy that a command needs",
                                                                 "コマンドに必要な最小の IAM ポリシーを表示する"}))
                              ->group(commands);
  say.dress(*permissions);
  permissions->footer("");
  permissions
      ->add_option("COMMAND", raw.permissions_of,
                   say({"scan (verify needs a part of it)", "scan (verify にはその一部で足りる)"}))
      ->required()
      ->check(CLI::IsMember({"scan"}))
      ->type_name("");
  permissions
      ->add_option("--assume-role", raw.roles,
                   say({"a role that is to be taken on (repeatable): allows that, too",
                        "引き受けるロールの ARN (複数指定可)。その許可も加える"}))
      ->option_text("ARN")
      ->allow_extra_args(false);

  constexpr Phrase kHelp{"kakoi{} --help shows how it is used", "使い方は kakoi{} --help で表示されます"};
  if (const auto wrong = mistyped_command(arguments)) {
    return usage_error(wrong->text(language) + "\n  " + base::Message(kHelp, {""}).text(language));
  }
  try {
    // CLI11 takes the arguments last one first.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return {.out = app.help(), .err = {}, .code = 0};
  } catch (const CLI::CallForVersion&) {
    return {.out = std::string(app.version()) + "\n", .err = {}, .code = 0};
  } catch (const CLI::ParseError& error) {
    std::string command;
    for (const CLI::App* each : {scan, verify, explain, permissions}) {
      command += each->parsed() ? " " + each->get_name() : "";
    }
    return usage_error(what_is_wrong(error, app).text(language) + "\n  " +
                       base::Message(kHelp, {command}).text(language));
  }
  if (explain->parsed()) {
    return explain_command(raw.control, language);
  }
  if (permissions->parsed()) {
    return permissions_command(raw.roles, language);
  }
  if (verify->parsed()) {
    if (const auto wrong = finish_aws_options(*verify, verify_arguments.aws)) {
      return usage_error(wrong->text(language));
    }
    if (const auto wrong = finish_verify(verify_arguments, raw, verify->count("--wait") > 0)) {
      return usage_error(say(*wrong));
    }
    return verify_command(std::move(verify_arguments), language, host);
  }
  if (!scan_arguments.aws.is_asked) {
    if (const auto option = option_without_aws(*scan)) {
      return usage_error(base::Message(kNeedsAws, {*option}).text(language));
    }
  } else if (scan->count("PATH") > 0) {
    return usage_error(say(kNoPaths));
  } else if (const auto wrong = finish_aws_options(*scan, scan_arguments.aws)) {
    return usage_error(wrong->text(language));
  }
  raw.has_most_unknown = scan->count("--max-unknown") > 0;
  if (const auto wrong = finish(scan_arguments, raw)) {
    return usage_error(say(*wrong));
  }
  return scan_command(std::move(scan_arguments), language, host);
}

}  // namespace

Outcome usage_error(const std::string& message) {
  return {.out = {}, .err = remark(message), .code = static_cast<int>(ops::ExitCode::usage)};
}

// A wrong option is a slip of whoever types it. The environment is set up elsewhere, and must not stop a build.
Outcome run(const std::vector<std::string>& arguments, const Host& host) {
  constexpr Phrase kNoLanguage{"KAKOI_LANG: there is no language {}, only en and ja; this is said in English",
                               "KAKOI_LANG: {} という言語はありません (en と ja だけです)。英語で表示します"};
  const WantedLanguage wanted = wanted_language(arguments, host);
  Outcome outcome = run_in(wanted.word == "ja" ? Language::ja : Language::en, arguments, host);
  const bool is_known = wanted.word.empty() || wanted.word == "en" || wanted.word == "ja";
  if (wanted.is_of_environment && !is_known) {
    outcome.err.insert(0, remark(base::Message(kNoLanguage, {wanted.word}).text(Language::en)));
  }
  return outcome;
}

}  // namespace kakoi::cli
