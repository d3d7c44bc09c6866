#include "cli/commands.hpp"

#include "reports/reports.hpp"

#include <utility>

namespace kakoi::cli {
namespace {

// Variables files and --base are relative to the folder the command runs in.
std::string absolute(const std::string& path, const std::string& current_folder) {
  return path.starts_with('/') ? path : current_folder + "/" + path;
}

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

}  // namespace

Outcome scan_command(ScanArguments arguments, base::Language language, const Host& host) {
  ops::ScanOptions& options = arguments.scan;
  take_environment(host.environment, options.inputs);
  for (auto& assignment : options.inputs.command_line) {
    if (assignment.kind == sources::terraform::Assignment::Kind::file) {
      assignment.text = absolute(assignment.text, host.current_folder);
    }
  }
  if (!options.base.empty()) {
    const auto base = host.reader.real_path(options.base);
    if (!base.has_value()) {
      return usage_error("--base " + options.base + ": " + base.error().message.text(language));
    }
    options.base = *base;
  }
  if (arguments.format == Format::text) {
    options.near = host.current_folder;
  }
  const auto executor = host.executor(arguments.jobs);
  const auto scanned = ops::scan(host.reader, *executor, options);
  if (!scanned.has_value()) {
    return usage_error(scanned.error().message.text(language));
  }
  Outcome outcome;
  outcome.code = static_cast<int>(ops::exit_code(scanned->report, scanned->has_source, arguments.thresholds));
  if (arguments.format == Format::json) {
    outcome.out = reports::json(scanned->report, language);
  } else {
    const bool colour = host.output_is_terminal && !host.environment.contains("NO_COLOR");
    outcome.out = reports::text(scanned->report, {.language = language, .colour = colour, .all = arguments.all});
  }
  if (!scanned->has_source) {
    constexpr base::Phrase kNothing{"nothing was recognised as a source: no Terraform files",
                                    "対象となるファイル (Terraform) が見つかりませんでした"};
    outcome.err = "kakoi: " + std::string(kNothing.in(language)) + "\n";
  }
  return outcome;
}

}  // namespace kakoi::cli
