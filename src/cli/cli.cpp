#include "cli/cli.hpp"

#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace kakoi::cli {
namespace {

using sources::terraform::Assignment;

constexpr const char* kExitCodes = R"(`kakoi --lang ja scan` speaks Japanese; so does KAKOI_LANG=ja.

Exit codes, the first that applies:
  2  the command line is wrong
  4  something was not read or not whole, or more is unknown than --max-unknown allows
  1  something fails at or over --fail-on
  3  nothing was recognised as a source
  0  none of these)";

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
};

void add_variables(CLI::App& scan, ScanArguments& arguments) {
  // One list for both, since their order among each other counts.
  auto& assignments = arguments.scan.inputs.command_line;
  scan.add_option_function<std::vector<std::string>>(
          "--var",
          [&assignments](const std::vector<std::string>& given) {
            const std::string& text = given.back();
            const std::size_t equals = text.find('=');
            if (equals == 0 || equals == std::string::npos) {
              throw CLI::ValidationError("--var", "write NAME=VALUE");
            }
            assignments.push_back(
                {.kind = Assignment::Kind::value, .name = text.substr(0, equals), .text = text.substr(equals + 1)});
          },
          "the value of a root module's variable (repeatable)")
      ->option_text("NAME=VALUE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  scan.add_option_function<std::vector<std::string>>(
          "--var-file",
          [&assignments](const std::vector<std::string>& given) {
            assignments.push_back({.kind = Assignment::Kind::file, .name = {}, .text = given.back()});
          },
          "a .tfvars or .tfvars.json file (repeatable)")
      ->option_text("FILE")
      ->trigger_on_parse()
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_scan(CLI::App& scan, ScanArguments& arguments, Raw& raw) {
  scan.add_option("PATH", arguments.scan.paths,
                  "folders or files to scan (else the current folder); a file stands for its folder")
      ->type_name("");
  scan.add_option("--format", raw.format, "how to report")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  scan.add_flag("--all", arguments.all, "in text, show also what passes or does not apply");
  scan.add_flag("--accepted", arguments.accepted, "in text and SARIF, show also what is accepted (kakoi:accept)");
  add_variables(scan, arguments);
  scan.add_option("--workspace", raw.workspace, "the value of terraform.workspace (else TF_WORKSPACE, else unknown)")
      ->type_name("NAME");
  scan.add_option("--exclude", arguments.scan.walk.excludes,
                  "leave out what matches this pattern, written as in .gitignore (repeatable)")
      ->option_text("PATTERN")
      ->allow_extra_args(false);
  scan.add_flag("--hidden", arguments.scan.walk.hidden, "look into hidden folders too");
  scan.add_flag("--node-modules", arguments.scan.walk.node_modules, "look into node_modules too");
  scan.add_flag("--ignored", arguments.scan.walk.ignored, "look at what .gitignore names too");
  scan.add_option("--config", arguments.config,
                  "the configuration (else the nearest .kakoi.toml, up to the repository)")
      ->type_name("FILE");
  scan.add_option("--base", arguments.scan.base, "the folder that files in the report are relative to")
      ->type_name("DIR");
  scan.add_option("--fail-on", raw.fail_on, "the least severity that makes exit code 1 (else low)")
      ->check(CLI::IsMember({"low", "medium", "high", "critical", "never"}));
  scan.add_option("--max-unknown", raw.most_unknown,
                  "how many unknowns are allowed before exit code 4, or `any` (else any)")
      ->type_name("N");
  scan.add_option("--jobs", raw.jobs, "how many threads; 0 is one for each processor")
      ->type_name("N")
      ->capture_default_str();
}

base::Language language_of(const Raw& raw, const Host& host) {
  std::string wanted = raw.language;
  if (const auto found = host.environment.find("KAKOI_LANG"); wanted.empty() && found != host.environment.end()) {
    wanted = found->second;
  }
  return wanted == "ja" ? base::Language::ja : base::Language::en;
}

std::optional<std::uint64_t> count_in(const std::string& text) {
  const bool is_number = !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::optional(std::stoull(text)) : std::nullopt;
}

// CLI11 only says that a command is missing; whoever mistyped one wants to see that.
std::optional<std::string> mistyped_command(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--lang") {
      ++i;
    } else if (word == "-h" || word == "--help" || word == "--version" || word == "scan" || word == "explain") {
      return std::nullopt;
    } else if (!word.starts_with("--lang=")) {
      return (word.starts_with('-') ? "there is no option " : "there is no command ") + word;
    }
  }
  return std::nullopt;
}

// Only what CLI11 cannot check by itself.
std::optional<std::string> finish(ScanArguments& arguments, const Raw& raw) {
  arguments.format = kFormats.at(raw.format);
  arguments.fail_on = raw.fail_on;
  if (raw.has_most_unknown) {
    const auto most = count_in(raw.most_unknown);
    if (!most.has_value() && raw.most_unknown != "any") {
      return "--max-unknown: write a number or `any`";
    }
    arguments.most_unknown = most;
  }
  const auto jobs = count_in(raw.jobs);
  if (!jobs.has_value() || *jobs > 1024) {
    return "--jobs: write a number up to 1024";
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

}  // namespace

Outcome usage_error(const std::string& message) {
  // Line by line, since what was typed may hold anything.
  std::string lines;
  for (std::size_t from = 0; from <= message.size();) {
    const std::size_t newline = std::min(message.find('\n', from), message.size());
    lines += base::printable(std::string_view(message).substr(from, newline - from)) + "\n";
    from = newline + 1;
  }
  return {.out = {}, .err = "kakoi: " + lines, .code = static_cast<int>(ops::ExitCode::usage)};
}

Outcome run(const std::vector<std::string>& arguments, const Host& host) {
  CLI::App app{"Finds every way in which an Amazon ECS task gets a public IP address.", "kakoi"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "kakoi " KAKOI_VERSION);
  Raw raw;
  app.add_option("--lang", raw.language, "en or ja (else KAKOI_LANG, else en)")->check(CLI::IsMember({"en", "ja"}));
  app.fallthrough();

  ScanArguments scan_arguments;
  CLI::App* scan = app.add_subcommand("scan", "judge the code in these folders");
  scan->footer(kExitCodes);
  app.footer(
      "`kakoi scan --help` and `kakoi explain --help` say more. `kakoi --lang ja …` speaks Japanese; so does "
      "KAKOI_LANG=ja.");
  add_scan(*scan, scan_arguments, raw);

  CLI::App* explain = app.add_subcommand("explain", "what a control looks for, why, and how to fix it");
  explain->add_option("CONTROL", raw.control, "the id of a control")->required();

  if (const auto wrong = mistyped_command(arguments)) {
    return usage_error(*wrong + "\n  kakoi --help shows how it is used");
  }
  try {
    // CLI11 takes the arguments last one first.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return {.out = app.help(), .err = {}, .code = 0};
  } catch (const CLI::CallForVersion&) {
    return {.out = std::string(app.version()) + "\n", .err = {}, .code = 0};
  } catch (const CLI::ParseError& error) {
    const std::string command = scan->parsed() ? " scan" : explain->parsed() ? " explain" : "";
    return usage_error(std::string(error.what()) + "\n  kakoi" + command + " --help shows how it is used");
  }
  const base::Language language = language_of(raw, host);
  if (explain->parsed()) {
    return explain_command(raw.control, language);
  }
  raw.has_most_unknown = scan->count("--max-unknown") > 0;
  if (const auto wrong = finish(scan_arguments, raw)) {
    return usage_error(*wrong);
  }
  return scan_command(std::move(scan_arguments), language, host);
}

}  // namespace kakoi::cli
