#include "cli/aws_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::cli {
namespace {

constexpr auto kOptions = std::to_array<std::string_view>(
    {"--region", "--all-regions", "--cluster", "--service", "--profile", "--endpoint-url", "--assume-role"});

// What is said of code, and has no meaning for what runs.
constexpr auto kOfCode =
    std::to_array<std::string_view>({"--var", "--var-file", "--param", "--parameters", "--source", "--workspace",
                                     "--exclude", "--hidden", "--node-modules", "--ignored", "--base"});

// `us-east-1`; the part of a host name, and nothing that could make another host of it.
bool is_region(std::string_view text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::size_t kLongest = 40;
  const std::string allowed = std::string(kLetters) + std::string(kDigits) + "-";
  return text.size() <= kLongest && text.find('-') != std::string_view::npos &&
         kLetters.find(text.front()) != std::string_view::npos && kDigits.find(text.back()) != std::string_view::npos &&
         text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_endpoint(std::string_view url) {
  constexpr std::string_view kScheme = "://";
  const bool is_http = url.starts_with("http://") || url.starts_with("https://");
  const std::string_view rest = is_http ? url.substr(url.find(kScheme) + kScheme.size()) : std::string_view();
  return !rest.empty() && std::string_view("/:?#@").find(rest.front()) == std::string_view::npos &&
         std::all_of(rest.begin(), rest.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '?' && c != '#'; });
}

std::optional<std::string_view> empty_option(const CLI::App& command, const AwsArguments& arguments) {
  const auto has_empty = [](const std::vector<std::string>& all) {
    return std::find(all.begin(), all.end(), std::string()) != all.end();
  };
  const ops::EstateOptions& estate = arguments.estate;
  if (has_empty(estate.selection.clusters)) return "--cluster";
  if (has_empty(estate.selection.services)) return "--service";
  if (has_empty(estate.roles)) return "--assume-role";
  if (command.count("--profile") > 0 && estate.choice.profile.empty()) return "--profile";
  return std::nullopt;
}

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

std::optional<base::Message> finish_aws_options(const CLI::App& command, AwsArguments& arguments) {
  constexpr base::Phrase kNoRegion{
      "--region {}: this is not the name of a region; repeat --region for several",
      "--region {}: リージョン名ではありません。複数の場合は --region を繰り返してください"};
  constexpr base::Phrase kBoth{"--region and --all-regions: give one of them",
                               "--region と --all-regions は、どちらか一方だけを指定してください"};
  constexpr base::Phrase kNoEndpoint{"--endpoint-url: this is not a URL with http:// or https://",
                                     "--endpoint-url: http:// または https:// の URL ではありません"};
  constexpr base::Phrase kEmpty{"{}: the value is empty", "{}: 値が空です"};
  constexpr base::Phrase kOnlyCode{"{} is about code, and does not go with --aws",
                                   "{} はコードに対するオプションのため、--aws と一緒には使えません"};
  ops::EstateOptions& estate = arguments.estate;
  for (const std::string_view option : kOfCode) {
    const CLI::Option* found = command.get_option_no_throw(std::string(option));
    if (found != nullptr && found->count() > 0) {
      return base::Message(kOnlyCode, {std::string(option)});
    }
  }
  for (const std::string& region : estate.regions) {
    if (region.empty() || !is_region(region)) {
      return base::Message(kNoRegion, {region.empty() ? "\"\"" : region});
    }
  }
  if (estate.all_regions && !estate.regions.empty()) {
    return base::Message(kBoth);
  }
  if (command.count("--endpoint-url") > 0 && !is_endpoint(estate.choice.endpoint_url)) {
    return base::Message(kNoEndpoint);
  }
  if (const auto option = empty_option(command, arguments)) {
    return base::Message(kEmpty, {std::string(*option)});
  }
  estate.choice.regions = estate.regions;
  return std::nullopt;
}

}  // namespace kakoi::cli
