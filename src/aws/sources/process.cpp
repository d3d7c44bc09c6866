#include "aws/json.hpp"
#include "aws/sources/json_credentials.hpp"
#include "aws/sources/sources.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kOfProfile{"credential_process of {}", "{} の credential_process"};
constexpr Phrase kNoWords{"a quote is not closed, or nothing is there", "引用符が閉じていないか、空です"};
constexpr Phrase kFailed{"{} ended with status {}; run it by hand to see what it says",
                         "{} の終了ステータスが {} でした。内容は手元で実行して確認してください"};
constexpr Phrase kVersion{"its Version is not 1", "Version が 1 ではありません"};
constexpr std::size_t kMostOutput = std::size_t{1} << 20U;
// It may ask a person to log in.
constexpr std::chrono::minutes kLimit{5};

class Process : public CredentialSource {
 public:
  Process(Host& host, std::string command, std::string origin)
      : host_(host), command_(std::move(command)), origin_(std::move(origin)) {}

  void get(CredentialsDone done) override {
    auto result = credentials();
    if (!result) result = base::failure(Message(kOfProfile, {origin_}).then(result.error().message));
    done(std::move(result));
  }

 private:
  base::Result<Credentials> credentials() {
    const auto words = shell_words(command_);
    if (!words || words->empty()) return base::failure(kNoWords);
    const auto ran = host_.programs.run(*words, kMostOutput, kLimit);
    if (!ran) return tl::unexpected(ran.error());
    // What it was given and what it says may be secret; its name is not.
    if (ran->status != 0) return base::failure(Message(kFailed, {words->front(), std::to_string(ran->status)}));
    const auto version = JsonDocument(ran->out).number("Version");
    auto result = json_credentials(ran->out, "SessionToken", words->front());
    if (result && version != 1) return base::failure(kVersion);
    if (result) result->origin = origin_;
    return result;
  }

  Host& host_;
  std::string command_;
  std::string origin_;
};

}  // namespace

Source credential_process(Host& host, std::string command, const std::string& profile) {
  return std::make_unique<Process>(host, std::move(command), "profile " + profile);
}

}  // namespace kakoi::aws
