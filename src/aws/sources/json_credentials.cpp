#include "aws/sources/json_credentials.hpp"

#include "aws/json.hpp"
#include "aws/times.hpp"

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kNoObject{"{} gave no JSON object", "{} の応答が JSON オブジェクトではありません"};
constexpr Phrase kMissing{"{} gave no {}", "{} の応答に {} がありません"};
constexpr Phrase kNoTime{"{} gave an Expiration that is no time", "{} の応答の Expiration が時刻ではありません"};

}  // namespace

base::Result<Credentials> json_credentials(std::string_view text, std::string_view token, const std::string& origin) {
  const JsonDocument document(text);
  if (!document.is_object()) return base::failure(Message(kNoObject, {origin}));
  for (const char* name : {"AccessKeyId", "SecretAccessKey"}) {
    if (document.text(name).empty()) return base::failure(Message(kMissing, {origin, name}));
  }
  Credentials credentials{.access_key = document.text("AccessKeyId"),
                          .secret_key = Secret(document.text("SecretAccessKey")),
                          .token = Secret(document.text(token)),
                          .origin = origin};
  if (document.has("Expiration")) {
    credentials.expires = parse_iso_time(document.text("Expiration"));
    if (!credentials.expires) return base::failure(Message(kNoTime, {origin}));
  }
  return credentials;
}

}  // namespace kakoi::aws
