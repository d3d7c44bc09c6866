#include "cli/commands.hpp"

#include "cli/waiting.hpp"
#include "ops/live_scan.hpp"

#include <utility>

namespace kakoi::cli {
namespace {

constexpr base::Phrase kNoFiles{"--format sarif points into files, and what runs stands in none: use text or json",
                                "--format sarif はファイル内の位置を示す形式のため、--aws では text か json "
                                "を使ってください"};
constexpr base::Phrase kNotWritten{"the report could not be written", "レポートを書き込めませんでした"};

}  // namespace

Outcome live_scan_command(ScanArguments arguments, base::Language language, const Host& host) {
  if (arguments.format == Format::sarif) {
    return usage_error(std::string(kNoFiles.in(language)));
  }
  const auto thresholds = configure(arguments, host);
  if (!thresholds.has_value()) {
    return usage_error(thresholds.error().message.text(language));
  }
  arguments.aws.estate.controls = arguments.scan.controls;
  arguments.aws.estate.selection.with_definitions = arguments.scan.controls.needs_network();
  bool is_written = true;
  const auto write = [&](std::string_view text) { is_written = is_written && host.write(text); };
  const bool is_json = arguments.format == Format::json;
  const reports::RunningText text({.language = language, .colour = wants_colour(host), .all = arguments.all});
  std::optional<reports::JsonStream> json;
  Waiting waiting(host, language);
  arguments.aws.estate.progress = [&](const sources::live::Progress& progress) { waiting.tell(progress); };
  const auto scanned =
      ops::scan_live(host.aws(), arguments.aws.estate, [&](const std::vector<findings::Finding>& some) {
        if (!is_json) {
          write(text.rows(some));
          return;
        }
        // Not before there is something to write: what is wrong with the options shows first.
        if (!json.has_value()) {
          json.emplace(language, write);
        }
        json->findings(some);
      });
  waiting.end();
  if (!scanned.has_value()) {
    return usage_error(scanned.error().message.text(language));
  }
  if (!is_json) {
    write(text.end(scanned->report));
  } else {
    if (!json.has_value()) {
      json.emplace(language, write);
    }
    json->finish(scanned->report);
  }
  if (!is_written) {
    return {.out = {},
            .err = "kakoi: " + std::string(kNotWritten.in(language)) + "\n",
            .code = static_cast<int>(ops::ExitCode::not_all_read)};
  }
  return {.out = {}, .err = {}, .code = static_cast<int>(ops::exit_code(scanned->report, true, *thresholds))};
}

}  // namespace kakoi::cli
