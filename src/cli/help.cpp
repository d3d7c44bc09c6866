#include "cli/help.hpp"

#include <CLI/CLI.hpp>

namespace kakoi::cli {

void Help::dress(CLI::App& app) const {
  const Help& say = *this;
  app.set_help_flag("-h,--help", say({"print this help and exit", "このヘルプを表示して終了する"}));
  app.option_defaults()->group(say({"Options", "オプション"}));
  app.get_help_ptr()->group(say({"Options", "オプション"}));
  app.get_formatter()->label("Usage", say({"Usage", "使い方"}));
  app.get_formatter()->label("Positionals", say({"Arguments", "引数"}));
  app.get_formatter()->label("SUBCOMMAND", say({"COMMAND", "コマンド"}));
  app.get_formatter()->label("OPTIONS", say({"OPTIONS", "オプション"}));
}

}  // namespace kakoi::cli
