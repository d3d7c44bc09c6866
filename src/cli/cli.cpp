#include "cli/cli.hpp"

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kakoi::cli {
namespace {

using base::Language;
using base::Phrase;

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

bool is_command(std::string_view word) {
  constexpr auto kCommands =
      std::to_array<std::string_view>({"scan", "plan", "fix", "undo", "verify", "explain", "permissions"});
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

// CLI11's own sentences are English, and end as it likes.
base::Message what_is_wrong(const CLI::ParseError& error, const CLI::App& app) {
  constexpr Phrase kExtra{"there is no use for: {}", "余分な引数またはオプションがあります: {}"};
  constexpr Phrase kNoCommand{"a command is missing: scan, plan, fix, undo, verify, explain or permissions",
                              "コマンドがありません: scan、plan、fix、undo、verify、explain、permissions のいずれか"};
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

/// What is called, and where its options go.
struct Commands {
  ScanArguments scan{};
  FixArguments plan{};
  FixArguments fix{};
  VerifyArguments verify{};
  Raw raw{};
};

void add_undo_options(CLI::App& undo, Raw& raw, const Help& say) {
  constexpr Phrase kCodes{R"(Exit codes, the first that applies:
  2  the command line is wrong
  5  nothing was undone, or not all of it
  0  none of these)",
                          R"(終了コード (上から順に、最初に当てはまるもの):
  2  コマンドラインの誤り
  5  元に戻せなかった、または一部しか戻せなかった
  0  いずれでもない)"};
  undo.footer(say(kCodes));
  undo.add_option("PATH", raw.undo,
                  say({"a folder of the repository (else the current folder)",
                       "リポジトリのフォルダー (省略時は現在のフォルダー)"}))
      ->type_name("");
}

void add_explain_options(CLI::App& explain, Raw& raw, const Help& say) {
  explain.add_option("CONTROL", raw.control, say({"the id of a control", "コントロールの ID"}))
      ->required()
      ->type_name("");
}

void add_permissions_options(CLI::App& permissions, Raw& raw, const Help& say) {
  permissions
      .add_option("COMMAND", raw.permissions_of,
                  say({"scan (verify needs a part of it)", "scan (verify にはその一部で足りる)"}))
      ->required()
      ->check(CLI::IsMember({"scan"}))
      ->type_name("");
  permissions
      .add_option("--assume-role", raw.roles,
                  say({"a role that is to be taken on (repeatable): allows that, too",
                       "引き受けるロールの ARN (複数指定可)。その許可も加える"}))
      ->option_text("ARN")
      ->allow_extra_args(false);
}

void add_commands(CLI::App& app, Commands& commands, const Help& say) {
  const auto add = [&](const char* name, Phrase about) -> CLI::App& {
    CLI::App* command = app.add_subcommand(name, say(about))->group(say({"Commands", "コマンド"}));
    say.dress(*command);
    command->footer("");
    return *command;
  };
  Raw& raw = commands.raw;
  add_scan_options(add("scan", {"judge the code in these folders, or with --aws what runs",
                                "フォルダー内のコードを判定する。--aws では動いているものを判定する"}),
                   commands.scan, raw, say);
  add_plan_options(add("plan", {"show what would make the findings go away; changes nothing",
                                "違反を解消する変更を示す。何も変更しない"}),
                   commands.plan, raw, say);
  add_fix_options(add("fix", {"carry out what plan shows, read it again, and put it back if it is not right",
                              "計画を適用し、読み直して確かめる。期待どおりでなければ元に戻す"}),
                  commands.fix, raw, say);
  add_undo_options(
      add("undo", {"take the last fix of a repository's files back", "リポジトリに対する最後の修復を元に戻す"}), raw,
      say);
  add_explain_options(add("explain", {"what a control looks for, why, and how to fix it",
                                      "コントロールの内容、理由、直し方を説明する"}),
                      raw, say);
  add_verify_options(add("verify", {"prove that what runs has no public IP addresses any more",
                                    "動いているものにパブリック IP が残っていないことを確かめる"}),
                     commands.verify, raw, say);
  add_permissions_options(add("permissions", {"the least IAM policy that a command needs",
                                              "コマンドに必要な最小の IAM ポリシーを表示する"}),
                          raw, say);
}

Outcome run_fixing(bool carries_out, FixArguments& arguments, const Raw& raw, const Help& say, Language language,
                   const Host& host) {
  if (const auto wrong = finish_fix(arguments, raw)) {
    return usage_error(say(*wrong));
  }
  return carries_out ? fix_command(std::move(arguments), language, host)
                     : plan_command(std::move(arguments), language, host);
}

Outcome run_verify(const CLI::App& verify, Commands& commands, const Help& say, Language language, const Host& host) {
  if (const auto wrong = finish_aws_options(verify, commands.verify.aws)) {
    return usage_error(wrong->text(language));
  }
  if (const auto wrong = finish_verify(commands.verify, commands.raw, verify.count("--wait") > 0)) {
    return usage_error(say(*wrong));
  }
  return verify_command(std::move(commands.verify), language, host);
}

Outcome run_scan(const CLI::App& scan, Commands& commands, const Help& say, Language language, const Host& host) {
  constexpr Phrase kNeedsAws{"{} goes with --aws", "{} は --aws と一緒に使います"};
  constexpr Phrase kNoPaths{"--aws reads what runs: no paths go with it", "--aws ではパスを指定できません"};
  ScanArguments& arguments = commands.scan;
  if (!arguments.aws.is_asked) {
    if (const auto option = option_without_aws(scan)) {
      return usage_error(base::Message(kNeedsAws, {*option}).text(language));
    }
  } else if (scan.count("PATH") > 0) {
    return usage_error(say(kNoPaths));
  } else if (const auto wrong = finish_aws_options(scan, arguments.aws)) {
    return usage_error(wrong->text(language));
  }
  commands.raw.has_most_unknown = scan.count("--max-unknown") > 0;
  if (const auto wrong = finish_scan(arguments, commands.raw)) {
    return usage_error(say(*wrong));
  }
  return scan_command(std::move(arguments), language, host);
}

Outcome run_command(const CLI::App& command, Commands& commands, const Help& say, Language language, const Host& host) {
  const std::string& name = command.get_name();
  if (name == "scan") {
    return run_scan(command, commands, say, language, host);
  }
  if (name == "plan") {
    return run_fixing(false, commands.plan, commands.raw, say, language, host);
  }
  if (name == "fix") {
    return run_fixing(true, commands.fix, commands.raw, say, language, host);
  }
  if (name == "undo") {
    return undo_command(commands.raw.undo, language, host);
  }
  if (name == "verify") {
    return run_verify(command, commands, say, language, host);
  }
  if (name == "explain") {
    return explain_command(commands.raw.control, language);
  }
  return permissions_command(commands.raw.roles, language);
}

Outcome run_in(Language language, const std::vector<std::string>& arguments, const Host& host) {
  constexpr Phrase kHelp{"kakoi{} --help shows how it is used", "使い方は kakoi{} --help で表示されます"};
  const Help say(language);
  CLI::App app{say({"Finds every way in which an Amazon ECS task gets a public IP address.",
                    "Amazon ECS のタスクにパブリック IP が付くあらゆる経路を見つけます。"}),
               "kakoi"};
  say.dress(app);
  app.require_subcommand(1);
  app.set_version_flag("--version", "kakoi " KAKOI_VERSION,
                       say({"print the version and exit", "版を表示して終了する"}));
  Commands commands;
  app.add_option("--lang", commands.raw.language,
                 say({"en or ja (else KAKOI_LANG, else en)", "en または ja (省略時は KAKOI_LANG、なければ en)"}))
      ->check(CLI::IsMember({"en", "ja"}));
  app.fallthrough();
  app.footer(
      say({"`kakoi scan --help` and the help of each other command say more; `--lang ja` or KAKOI_LANG=ja says it in "
           "Japanese.",
           "詳しくは `kakoi scan --help` など、各コマンドのヘルプを見てください。"}));
  add_commands(app, commands, say);

  if (const auto wrong = mistyped_command(arguments)) {
    return usage_error(wrong->text(language) + "\n  " + base::Message(kHelp, {""}).text(language));
  }
  const auto called = [&] {
    const std::vector<CLI::App*> all = app.get_subcommands();
    return all.empty() ? nullptr : all.front();
  };
  try {
    // CLI11 takes the arguments last one first.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return {.out = app.help(), .err = {}, .code = 0};
  } catch (const CLI::CallForVersion&) {
    return {.out = std::string(app.version()) + "\n", .err = {}, .code = 0};
  } catch (const CLI::ParseError& error) {
    const std::string command = called() != nullptr ? " " + called()->get_name() : "";
    return usage_error(what_is_wrong(error, app).text(language) + "\n  " +
                       base::Message(kHelp, {command}).text(language));
  }
  return run_command(*called(), commands, say, language, host);
}

}  // namespace

std::string line_of(const base::Message& message, base::Language language) {
  return base::printable(message.text(language)) + "\n";
}

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
