#include "aws/sender.hpp"

#include "aws/endpoint.hpp"
#include "aws/errand.hpp"
#include "aws/errors.hpp"
#include "aws/signature.hpp"
#include "aws/wire.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <variant>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kSaid{"{}", "{}"};
constexpr Phrase kNoRegion{"`{}` is no region", "`{}` はリージョンではありません"};

/// A call that is one too many is no mistake of anybody's, and the pace slows down: it has more attempts than others.
constexpr int kThrottledAttempts = 10;
// Who accepts a connection and says nothing will hardly say more the third time, and each time takes long.
constexpr int kAttemptsInSilence = 2;

/// A part of a host name, and nothing that could make another host of it.
bool is_region(std::string_view text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.find_first_not_of(kLetters) == std::string_view::npos;
}

Message cleaned(const Failure& failure, const Credentials& credentials) {
  // Ours have nothing secret in them; AWS's may have what they were sent.
  const bool is_ours = failure.status == 0 || failure.kind == FailureKind::malformed;
  if (failure.message.empty() || is_ours) return failure.message;
  return {kSaid, {without_keys(failure.message.text(base::Language::en), credentials)}};
}

}  // namespace

struct Sender::Work {
  Call call;
  std::function<void(Outcome)> done;
  int failed = 0;
  int throttled = 0;
  bool were_credentials_renewed = false;
  bool was_clock_set = false;
};

Sender::Sender(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace)
    : session_(std::move(session)), pace_(std::move(pace)), host_(session_->host()), chance_(host_.seed) {}

void Sender::send(Call call, std::function<void(Outcome)> done) {
  auto work = std::make_shared<Work>(Work{.call = std::move(call), .done = std::move(done)});
  // Not at once: what cannot even be sent shall fail within the run, as all else.
  host_.http.after(std::chrono::milliseconds(0), [self = shared_from_this(), work] { self->queue(work); });
}

Pace::Key Sender::key_of(const Work& work) const {
  const ActionInfo& action = info(work.call.action);
  // The session stands for its account: two of one account in one run are the exception.
  return {.account = std::to_string(reinterpret_cast<std::uintptr_t>(session_.get())),
          .region = work.call.region,
          .service = action.service->name,
          .group = action.group.empty() ? action.name : action.group};
}

RetryQuota& Sender::quota_of(const Work& work) {
  return quotas_[{std::string(info(work.call.action).service->name), work.call.region}];
}

void Sender::queue(const WorkPtr& work) {
  pace_->enter(key_of(*work), [self = shared_from_this(), work] { self->start(work); });
}

void Sender::start(const WorkPtr& work) {
  if (host_.http.is_cancelled()) {
    leave_and_fail(*work, {.kind = FailureKind::cancelled, .action = work->call.action});
    return;
  }
  if (!is_region(work->call.region)) {
    leave_and_fail(*work, {.kind = FailureKind::refused,
                           .action = work->call.action,
                           .message = Message(kNoRegion, {work->call.region})});
    return;
  }
  session_->credentials([self = shared_from_this(), work](const base::Result<Credentials>& credentials) {
    if (credentials) {
      self->submit(work, *credentials);
    } else {
      self->leave_and_fail(*work, self->without_credentials(*work, credentials.error()));
    }
  });
}

Failure Sender::without_credentials(const Work& work, const base::Error& error) const {
  const FailureKind kind = host_.http.is_cancelled()     ? FailureKind::cancelled
                           : session_->had_credentials() ? FailureKind::expired
                                                         : FailureKind::no_credentials;
  return {.kind = kind, .action = work.call.action, .message = error.message};
}

void Sender::submit(const WorkPtr& work, const Credentials& credentials) {
  const ActionInfo& action = info(work->call.action);
  const Settings& settings = session_->settings();
  const Endpoint endpoint = endpoint_of(*action.service, work->call.region, settings);
  base::HttpRequest request = request_of(action, work->call.input, endpoint);
  request.proxy = proxy_for(host_, request.url);
  request.ca_file = settings.ca_bundle;
  request.connect_timeout = settings.connect_timeout;
  request.read_timeout = settings.read_timeout;
  sign(request, credentials, {.service = action.service->signing_name, .region = endpoint.signing_region}, host_.now());
  ++traffic_.requests;
  if (work->failed + work->throttled > 0) ++traffic_.retries;
  host_.http.submit(std::move(request), [self = shared_from_this(), work, credentials](base::HttpAnswer answer) {
    self->receive(work, credentials, std::move(answer));
  });
}

void Sender::receive(const WorkPtr& work, const Credentials& credentials, base::HttpAnswer answer) {
  const base::HttpResponse head =
      answer ? base::HttpResponse{.status = answer->status, .headers = answer->headers} : base::HttpResponse();
  Verdict verdict = verdict_on(info(work->call.action), std::move(answer));
  if (auto* setback = std::get_if<Setback>(&verdict)) {
    const bool has_new_time = setback->may_be_wrong_time && !work->was_clock_set && set_clock(host_, head);
    take_setback(work, credentials, std::move(*setback), has_new_time);
    return;
  }
  quota_of(*work).went_well();
  pace_->went_well(key_of(*work));
  pace_->leave();
  work->done(std::move(std::get<Answer>(verdict)));
}

void Sender::take_setback(const WorkPtr& work, const Credentials& credentials, Setback setback, bool has_new_time) {
  setback.failure.message = cleaned(setback.failure, credentials);
  if (setback.help == Help::slower) {
    ++traffic_.throttled;
    pace_->was_throttled(key_of(*work));
  }
  if (setback.help == Help::credentials) session_->credentials_are_over(credentials);
  if (has_new_time) {
    work->was_clock_set = true;
    setback.help = Help::none;
  }
  if (has_new_time || may_try_again(*work, setback.help)) {
    pace_->leave();
    try_again(work, setback.help);
  } else {
    leave_and_fail(*work, std::move(setback.failure));
  }
}

bool Sender::may_try_again(Work& work, Help help) {
  const Settings& settings = session_->settings();
  switch (help) {
    case Help::none:
      return false;
    case Help::again:
      return ++work.failed < settings.max_attempts && quota_of(work).take(false);
    case Help::again_timeout: {
      const int most =
          settings.are_attempts_chosen ? settings.max_attempts : std::min(settings.max_attempts, kAttemptsInSilence);
      return ++work.failed < most && quota_of(work).take(true);
    }
    case Help::slower:
      return ++work.throttled < (settings.are_attempts_chosen ? settings.max_attempts : kThrottledAttempts);
    case Help::credentials:
      return !std::exchange(work.were_credentials_renewed, true);
  }
  return false;
}

void Sender::try_again(const WorkPtr& work, Help help) {
  if (help == Help::none || help == Help::credentials) {
    queue(work);
    return;
  }
  const auto delay = backoff(help == Help::slower ? work->throttled : work->failed, chance_);
  host_.http.after(delay, [self = shared_from_this(), work] { self->queue(work); });
}

void Sender::leave_and_fail(const Work& work, Failure failure) {
  failure.region = work.call.region;
  pace_->leave();
  work.done(tl::unexpected(std::move(failure)));
}

}  // namespace kakoi::aws
