#include "cli/aws_options.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <string_view>

namespace kakoi::cli {
namespace {

constexpr auto kOptions = std::to_array<std::string_view>(
    {"--region", "--all-regions", "--cluster", "--service", "--profile", "--endpoint-url", "--assume-role"});

}  // namespace

void add_aws_options(CLI::App& command, AwsArguments& arguments, const Help& say) {
  ops::EstateOptions& estate = arguments.estate;
  command.add_flag("--aws", arguments.is_asked,
                   say({"what runs in AWS, with the credentials that the AWS CLI would use",
                        "AWS で動いているもの。認証情報は AWS CLI と同じものを使う"}));
  command.add_option("--region", estate.regions, say({"a region (repeatable)", "リージョン (複数指定可)"}))
      ->option_text("REGION")
      ->allow_extra_args(false);
  command.add_flag("--all-regions", estate.all_regions,
                   say({"every region that the account has enabled", "アカウントで有効なすべてのリージョン"}));
  command
      .add_option(
          "--cluster", estate.selection.clusters,
          say({"only this cluster, by name or ARN (repeatable)", "このクラスターだけ。名前または ARN (複数指定可)"}))
      ->option_text("CLUSTER")
      ->allow_extra_args(false);
  command
      .add_option(
          "--service", estate.selection.services,
          say({"only this service, by name or ARN (repeatable)", "このサービスだけ。名前または ARN (複数指定可)"}))
      ->option_text("SERVICE")
      ->allow_extra_args(false);
  command.add_option("--profile", estate.choice.profile, say({"a profile of the AWS CLI", "AWS CLI のプロファイル"}))
      ->type_name("NAME");
  command
      .add_option("--endpoint-url", estate.choice.endpoint_url,
                  say({"where to ask, in place of AWS", "AWS の代わりに使うエンドポイント"}))
      ->type_name("URL");
  command
      .add_option("--assume-role", estate.roles,
                  say({"a role to take on, in one account each (repeatable)",
                       "引き受けるロールの ARN。アカウントごとに 1 つ (複数指定可)"}))
      ->option_text("ARN")
      ->allow_extra_args(false);
}

std::optional<std::string> option_without_aws(const CLI::App& command) {
  for (const std::string_view option : kOptions) {
    if (command.count(std::string(option)) > 0) {
      return std::string(option);
    }
  }
  return std::nullopt;
}

}  // namespace kakoi::cli
