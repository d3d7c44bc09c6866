#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <utility>

namespace kakoi::cli {
namespace {

using sources::terraform::Assignment;

}  // namespace

Format format_of(const std::string& name) {
  static const std::map<std::string, Format> formats{
      {"text", Format::text}, {"json", Format::json}, {"sarif", Format::sarif}, {"patch", Format::patch}};
  return formats.at(name);
}

std::optional<std::uint64_t> count_in(const std::string& text) {
  const bool is_number = !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? std::optional(std::stoull(text)) : std::nullopt;
}

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

// What is looked at, and what is known of it from elsewhere.
void add_walk(CLI::App& scan, ScanArguments& arguments, Raw& raw, const Help& say) {
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
}

void add_jobs(CLI::App& scan, Raw& raw, const Help& say) {
  scan.add_option("--jobs", raw.jobs,
                  say({"how many threads; 0 is one for each processor", "スレッド数。0 はプロセッサーごとに 1 つ"}))
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace kakoi::cli
