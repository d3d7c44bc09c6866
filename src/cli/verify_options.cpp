#include "cli/options.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <string_view>

namespace kakoi::cli {
namespace {

using base::Phrase;

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

}  // namespace

void add_verify_options(CLI::App& verify, VerifyArguments& arguments, Raw& raw, const Help& say) {
  verify.footer(say(kVerifyCodes));
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

std::optional<Phrase> finish_verify(VerifyArguments& arguments, const Raw& raw, bool waits) {
  constexpr Phrase kLimit{"--wait: write how long as 90s, 10m or 1h", "--wait: 90s、10m、1h のように書いてください"};
  constexpr Phrase kEvery{"--every: write a number of seconds", "--every: 秒数を書いてください"};
  arguments.format = format_of(raw.format);
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

}  // namespace kakoi::cli
