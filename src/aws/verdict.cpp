#include "aws/verdict.hpp"

#include "aws/errors.hpp"
#include "aws/wire.hpp"

#include <string>
#include <utility>

namespace kakoi::aws {
namespace {

using base::HttpTrouble;
using base::Message;
using base::Phrase;

constexpr Phrase kSaid{"{}", "{}"};
constexpr int kOk = 200;
constexpr int kAfterOk = 300;

Setback setback_of(const ActionInfo& action, const base::HttpFailure& failure) {
  Setback setback{.failure = {.kind = FailureKind::unreachable, .action = action.action, .message = failure.message}};
  switch (failure.trouble) {
    case HttpTrouble::unreachable:
    case HttpTrouble::cut:
      setback.help = Help::again;
      break;
    case HttpTrouble::timeout:
      setback.help = Help::again_timeout;
      break;
    case HttpTrouble::too_large:
      setback.failure.kind = FailureKind::malformed;
      break;
    case HttpTrouble::cancelled:
      setback.failure.kind = FailureKind::cancelled;
      break;
    case HttpTrouble::unusable:
      break;
  }
  return setback;
}

Help help_for(FailureKind kind) {
  switch (kind) {
    case FailureKind::throttled:
      return Help::slower;
    case FailureKind::server:
    case FailureKind::unreachable:
    case FailureKind::malformed:
      return Help::again;
    case FailureKind::expired:
      return Help::credentials;
    case FailureKind::denied:
    case FailureKind::not_accepted:
    case FailureKind::no_credentials:
    case FailureKind::endless:
    case FailureKind::refused:
    case FailureKind::cancelled:
      return Help::none;
  }
  return Help::none;
}

Setback refusal(const ActionInfo& action, const base::HttpResponse& response) {
  AwsError error = error_of(action.service->dialect, response);
  Setback setback{.failure = {.kind = kind_of(error, response.status),
                              .action = action.action,
                              .request_id = request_id_of(response),
                              .status = response.status}};
  setback.help = help_for(setback.failure.kind);
  setback.may_be_wrong_time = may_be_wrong_time(error);
  if (!error.message.empty()) setback.failure.message = Message(kSaid, {std::move(error.message)});
  setback.failure.code = std::move(error.code);
  return setback;
}

}  // namespace

Verdict verdict_on(const ActionInfo& action, base::HttpAnswer answer) {
  if (!answer) return setback_of(action, answer.error());
  if (answer->status < kOk || answer->status >= kAfterOk) return refusal(action, *answer);
  const std::string request_id = request_id_of(*answer);
  auto read = answer_of(action, std::move(answer->body));
  if (read) return std::move(*read);
  return Setback{.failure = {.kind = FailureKind::malformed,
                             .action = action.action,
                             .message = std::move(read.error()),
                             .request_id = request_id,
                             .status = answer->status},
                 .help = Help::again};
}

}  // namespace kakoi::aws
