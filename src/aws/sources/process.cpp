#include "aws/errors.hpp"
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
constexpr Phrase kFailed{"it ended with status {}", "終了ステータスが {} でした"};
constexpr Phrase kSaid{"{}", "{}"};
constexpr Phrase kVersion{"its Version is not 1", "Version が 1 ではありません"};
constexpr std::size_t kMostOutput = std::size_t{1} << 20U;
// It may ask a person to log in.
constexpr std::chrono::minutes kLimit{5};

/// The first line, for a person; long words may be tokens.
std::string first_line(std::string_view text) {
  constexpr std::size_t kLongestWord = 60;
  std::string line(text.substr(0, text.find('\n')));
  std::string result;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    result += end - at > kLongestWord ? "****" : line.substr(at, end - at);
    if (end < line.size()) result += ' ';
    at = end + 1;
  }
  return without_keys(result);
}

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
    if (ran->status != 0) {
      const Message failed(kFailed, {std::to_string(ran->status)});
      const std::string said = first_line(ran->err);
      return base::failure(said.empty() ? failed : failed.then(Message(kSaid, {said})));
    }
    const auto version = JsonDocument(ran->out).number("Version");
    auto result = json_credentials(ran->out, "SessionToken", origin_);
    if (result && version != 1) return base::failure(kVersion);
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
