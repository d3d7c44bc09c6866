#include "cli/commands.hpp"
#include "cli/next_step.hpp"

#include "ops/config.hpp"
#include "sources/paths.hpp"

#include <utility>

namespace kakoi::cli {
namespace {

void take_environment(const std::map<std::string, std::string>& environment, sources::terraform::Inputs& inputs) {
  constexpr std::string_view kPrefix = "TF_VAR_";
  for (const auto& [name, value] : environment) {
    if (name.starts_with(kPrefix)) {
      inputs.environment.emplace(name.substr(kPrefix.size()), value);
    }
  }
  const auto workspace = environment.find("TF_WORKSPACE");
  if (!inputs.workspace.has_value() && workspace != environment.end() && !workspace->second.empty()) {
    inputs.workspace = workspace->second;
  }
}

// no-color.org: set, and not empty.
bool wants_no_colour(const std::map<std::string, std::string>& environment) {
  const auto found = environment.find("NO_COLOR");
  return found != environment.end() && !found->second.empty();
}

}  // namespace

std::string absolute(const std::string& path, const std::string& current_folder) {
  return path.starts_with('/') ? path : current_folder + "/" + path;
}

bool wants_colour(const Host& host) { return host.output_is_terminal && !wants_no_colour(host.environment); }

base::Result<ops::Config> configuration(const std::string& given, const std::string& folder, const Host& host) {
  std::optional<std::string> path;
  if (!given.empty()) {
    const auto real = host.reader.real_path(absolute(given, host.current_folder));
    if (!real.has_value()) {
      return tl::unexpected(real.error().in(base::Phrase{"--config {}", "--config {}"}, given));
    }
    path = *real;
  } else if (const auto real = host.reader.real_path(folder)) {
    const bool is_folder = host.reader.kind(*real).value_or(base::EntryKind::other) == base::EntryKind::directory;
    path = ops::find_config(host.reader, is_folder ? *real : real->substr(0, real->rfind('/')));
  }
  if (!path.has_value()) {
    return ops::Config{};
  }
  auto read = ops::read_config(host.reader, *path);
  if (!read.has_value()) {
    return tl::unexpected(read.error().in(base::Phrase{"{}", "{}"}, *path));
  }
  return read;
}

// The configuration into the options; and the thresholds, of which the command line has the last word.
base::Result<ops::Thresholds> configure(ScanArguments& arguments, const Host& host) {
  auto read = configuration(arguments.config, arguments.scan.paths.front(), host);
  if (!read.has_value()) {
    return tl::unexpected(read.error());
  }
  ops::Config config = std::move(*read);
  ops::Thresholds thresholds = config.thresholds;
  ops::set_fail_on(thresholds, arguments.fail_on);
  if (arguments.aws.is_asked && !config.says_most_unknown) {
    thresholds.most_unknown = 0;
  }
  thresholds.most_unknown = arguments.most_unknown.value_or(thresholds.most_unknown);
  arguments.aws.estate.expect_denied = std::move(config.expect_denied);
  arguments.scan.walk.config_excludes = std::move(config.excludes);
  arguments.scan.walk.config_folder = std::move(config.folder);
  arguments.scan.roots = std::move(config.roots);
  arguments.aws.estate.today = host.today;
  arguments.aws.estate.asserted = config.asserted;
  arguments.scan.asserted = std::move(config.asserted);
  return thresholds;
}

base::Result<ops::Thresholds> prepare(ScanArguments& arguments, const Host& host) {
  constexpr base::Phrase kNoFolder{"{}: not a folder", "{}: フォルダーではありません"};
  ops::ScanOptions& options = arguments.scan;
  take_environment(host.environment, options.inputs);
  options.today = host.today;
  for (auto& assignment : options.inputs.command_line) {
    if (assignment.kind == sources::terraform::Assignment::Kind::file) {
      assignment.text = absolute(assignment.text, host.current_folder);
    }
  }
  for (auto& parameters : options.parameters) {
    if (parameters.name.empty()) {
      parameters.text = absolute(parameters.text, host.current_folder);
    }
  }
  const auto resolve = [&](std::string& folder, const std::string& path,
                           const std::string& option) -> base::Result<void> {
    if (folder.empty()) {
      return {};
    }
    const auto real = host.reader.real_path(path);
    if (!real.has_value()) {
      return tl::unexpected(real.error().in(base::Phrase{"{}", "{}"}, option + " " + folder));
    }
    if (host.reader.kind(*real).value_or(base::EntryKind::other) != base::EntryKind::directory) {
      return base::failure({kNoFolder, {option + " " + folder}});
    }
    folder = *real;
    return {};
  };
  if (auto base = resolve(options.base, options.base, "--base"); !base.has_value()) {
    return tl::unexpected(base.error());
  }
  if (auto source = resolve(options.source, absolute(options.source, host.current_folder), "--source");
      !source.has_value()) {
    return tl::unexpected(source.error());
  }
  return configure(arguments, host);
}

namespace {

std::string report_of(const findings::Report& report, const ScanArguments& arguments, base::Language language,
                      const Host& host) {
  switch (arguments.format) {
    case Format::text: {
      return reports::text(report, {.language = language,
                                    .colour = wants_colour(host),
                                    .all = arguments.all,
                                    .accepted = arguments.accepted}) +
             after_scan(report, arguments, language, host);
    }
    case Format::json:
    case Format::patch:
      return reports::json(report, language);
    case Format::sarif:
      return reports::sarif(
          report,
          {.language = language, .version = KAKOI_VERSION, .rules = rules(language), .accepted = arguments.accepted});
  }
  return {};
}

}  // namespace

Outcome scan_command(ScanArguments arguments, base::Language language, const Host& host) {
  if (arguments.aws.is_asked) {
    return live_scan_command(std::move(arguments), language, host);
  }
  const auto thresholds = prepare(arguments, host);
  if (!thresholds.has_value()) {
    return usage_error(thresholds.error().message.text(language));
  }
  ops::ScanOptions& options = arguments.scan;
  if (arguments.format != Format::json) {
    options.near = host.current_folder;
  }
  options.from_repository = arguments.format == Format::sarif;
  const auto executor = host.executor(arguments.jobs);
  const auto scanned = ops::scan(host.reader, *executor, options);
  if (!scanned.has_value()) {
    return usage_error(scanned.error().message.text(language));
  }
  if (arguments.format == Format::sarif && !options.base.empty() &&
      (sources::relative_path(scanned->folder, options.base) + "/").starts_with("../")) {
    constexpr base::Phrase kNotWithin{
        "--base {}: what is scanned does not lie in it, so SARIF could not name its files",
        "--base {}: スキャン対象がその中にないため、SARIF でファイルを示せません"};
    return usage_error(base::Message(kNotWithin, {options.base}).text(language));
  }
  Outcome outcome;
  outcome.code = static_cast<int>(ops::exit_code(scanned->report, scanned->has_source, *thresholds));
  outcome.out = report_of(scanned->report, arguments, language, host);
  if (!scanned->has_source) {
    outcome.err = "kakoi: " + line_of(kNoSource, language);
  }
  return outcome;
}

}  // namespace kakoi::cli
