#include "aws/failure.hpp"

#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kCall{"{} in {}", "{} ({})"};
constexpr Phrase kCode{"{}", "{}"};
constexpr Phrase kStatus{"HTTP {}", "HTTP {}"};
constexpr Phrase kRequest{"request {}", "リクエスト ID {}"};
constexpr Phrase kNeeds{"it needs the IAM action {}", "IAM アクション {} が必要です"};

constexpr Phrase kDenied{"not allowed", "許可されていません"};
constexpr Phrase kNotAccepted{"the key is not accepted there: it is wrong, or the region is not enabled",
                              "認証情報が受け付けられません (キーの誤り、または無効なリージョン)"};
constexpr Phrase kExpired{"the credentials have expired", "認証情報の期限が切れています"};
constexpr Phrase kNoCredentials{"no credentials", "認証情報がありません"};
constexpr Phrase kThrottled{"throttled, after all attempts", "再試行後もスロットリングされました"};
constexpr Phrase kServer{"AWS failed, after all attempts", "再試行後も AWS 側のエラーになりました"};
constexpr Phrase kUnreachable{"no answer, after all attempts", "再試行後も応答がありません"};
constexpr Phrase kMalformed{"an answer that cannot be read", "読み取れない応答です"};
constexpr Phrase kEndless{"pages without an end", "ページが終わりません"};
constexpr Phrase kRefused{"refused", "拒否されました"};
constexpr Phrase kCancelled{"stopped before it was answered", "応答の前に中断されました"};

Phrase phrase_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::denied:
      return kDenied;
    case FailureKind::not_accepted:
      return kNotAccepted;
    case FailureKind::expired:
      return kExpired;
    case FailureKind::no_credentials:
      return kNoCredentials;
    case FailureKind::throttled:
      return kThrottled;
    case FailureKind::server:
      return kServer;
    case FailureKind::unreachable:
      return kUnreachable;
    case FailureKind::malformed:
      return kMalformed;
    case FailureKind::endless:
      return kEndless;
    case FailureKind::refused:
      return kRefused;
    case FailureKind::cancelled:
      return kCancelled;
  }
  return kRefused;
}

}  // namespace

// A definition that is encrypted with a key of the account's own is read by whoever may decrypt with that key.
std::string Failure::missing_action() const {
  constexpr std::string_view kDecrypt = "kms:Decrypt";
  const bool is_key =
      code == "KmsAccessDeniedException" || message.text(base::Language::en).find(kDecrypt) != std::string::npos;
  return is_key ? std::string(kDecrypt) : iam_action(action);
}

Message Failure::text() const {
  const std::string name = iam_action(action);
  Message whole = Message(kCall, {name, region}).then(phrase_of(kind));
  if (!code.empty()) whole = whole.then(Message(kCode, {code}));
  if (code.empty() && status != 0) whole = whole.then(Message(kStatus, {std::to_string(status)}));
  if (!message.empty()) whole = whole.then(message);
  if (kind == FailureKind::denied) whole = whole.also(Message(kNeeds, {missing_action()}));
  if (!request_id.empty()) whole = whole.also(Message(kRequest, {request_id}));
  return whole;
}

}  // namespace kakoi::aws
