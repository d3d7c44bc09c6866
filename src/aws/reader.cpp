#include "aws/reader.hpp"

#include "aws/endpoint.hpp"
#include "aws/errand.hpp"
#include "aws/errors.hpp"
#include "aws/pace.hpp"
#include "aws/retry.hpp"
#include "aws/signature.hpp"
#include "aws/verdict.hpp"
#include "aws/wire.hpp"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kSameToken{"a page token came again", "同じページトークンが再び返されました"};
constexpr Phrase kTooManyPages{"more than {} pages", "{} ページを超えました"};
constexpr Phrase kSaid{"{}", "{}"};
constexpr Phrase kNoRegion{"no region was given", "リージョンが指定されていません"};

/// Far more than the largest account can fill.
constexpr std::size_t kMostPages = 100'000;

/// A call that is one too many is no mistake of anybody's, and the pace slows down: it has more attempts than others.
constexpr int kThrottledAttempts = 10;

/// A call on its way.
struct Work {
  Call call;
  std::function<void(Outcome)> done;
  int failed = 0;
  int throttled = 0;
  bool were_credentials_renewed = false;
  bool was_clock_set = false;
};

using WorkPtr = std::shared_ptr<Work>;

/// A list on its way.
struct Listing {
  Call call;
  std::function<void(Answer)> page;
  std::function<void(std::optional<Failure>)> end;
  std::set<std::size_t> seen{};  ///< hashes of the tokens
};

std::string without_keys(const Message& message, const Credentials& credentials) {
  return without_keys(message.text(base::Language::en), credentials);
}

}  // namespace

class Reader::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace)
      : session_(std::move(session)), pace_(std::move(pace)), host_(session_->host()), chance_(host_.seed) {}

  void call(Call call, std::function<void(Outcome)> done) {
    auto work = std::make_shared<Work>(Work{.call = std::move(call), .done = std::move(done)});
    // Not at once: what cannot even be sent shall fail within the run, as all else.
    host_.http.after(std::chrono::milliseconds(0), [self = shared_from_this(), work] { self->queue(work); });
  }

  void list(std::shared_ptr<Listing> listing) {
    const Call& next = listing->call;
    call(next, [self = shared_from_this(), listing = std::move(listing)](Outcome outcome) {
      self->take_page(listing, std::move(outcome));
    });
  }

  void account(const std::string& region, std::function<void(tl::expected<std::string, Failure>)> done) {
    if (!account_.empty()) {
      done(account_);
      return;
    }
    waiting_for_account_.push_back(std::move(done));
    if (waiting_for_account_.size() > 1) return;
    call({.action = Action::sts_get_caller_identity, .region = region},
         [self = shared_from_this()](Outcome outcome) { self->take_account(std::move(outcome)); });
  }

  [[nodiscard]] const Session& session() const { return *session_; }
  [[nodiscard]] Traffic traffic() const { return traffic_; }

 private:
  [[nodiscard]] Pace::Key key_of(const Work& work) const {
    const ActionInfo& action = info(work.call.action);
    // Until the account is known its session stands for it: two sessions of one account are the exception.
    return {.account = std::to_string(reinterpret_cast<std::uintptr_t>(session_.get())),
            .region = work.call.region,
            .service = action.service->name,
            .group = action.group.empty() ? action.name : action.group};
  }

  RetryQuota& quota_of(const Work& work) {
    return quotas_[{std::string(info(work.call.action).service->name), work.call.region}];
  }

  void queue(WorkPtr work) {
    const Pace::Key key = key_of(*work);
    pace_->enter(key, [self = shared_from_this(), work = std::move(work)] { self->start(work); });
  }

  /// The pace has counted it: each way out of here leaves it again.
  void start(const WorkPtr& work) {
    if (host_.http.is_cancelled()) {
      leave_and_fail(*work, {.kind = FailureKind::cancelled, .action = work->call.action});
      return;
    }
    if (work->call.region.empty()) {
      leave_and_fail(*work, {.kind = FailureKind::refused, .action = work->call.action, .message = kNoRegion});
      return;
    }
    session_->credentials([self = shared_from_this(), work](const base::Result<Credentials>& credentials) {
      if (credentials) {
        self->send(work, *credentials);
      } else {
        self->leave_and_fail(*work, self->without_credentials(*work, credentials.error()));
      }
    });
  }

  [[nodiscard]] Failure without_credentials(const Work& work, const base::Error& error) const {
    const FailureKind kind = host_.http.is_cancelled()     ? FailureKind::cancelled
                             : session_->had_credentials() ? FailureKind::expired
                                                           : FailureKind::no_credentials;
    return {.kind = kind, .action = work.call.action, .message = error.message};
  }

  void send(const WorkPtr& work, const Credentials& credentials) {
    const ActionInfo& action = info(work->call.action);
    const Settings& settings = session_->settings();
    const Endpoint endpoint = endpoint_of(*action.service, work->call.region, settings);
    base::HttpRequest request = request_of(action, work->call.input, endpoint);
    request.proxy = proxy_for(host_, request.url);
    request.ca_file = settings.ca_bundle;
    request.connect_timeout = settings.connect_timeout;
    request.read_timeout = settings.read_timeout;
    sign(request, credentials, {.service = action.service->signing_name, .region = endpoint.signing_region},
         host_.now());
    ++traffic_.requests;
    if (work->failed + work->throttled > 0) ++traffic_.retries;
    host_.http.submit(std::move(request), [self = shared_from_this(), work, credentials](base::HttpAnswer answer) {
      self->receive(work, credentials, std::move(answer));
    });
  }

  void receive(const WorkPtr& work, const Credentials& credentials, base::HttpAnswer answer) {
    const base::HttpResponse head =
        answer ? base::HttpResponse{.status = answer->status, .headers = answer->headers} : base::HttpResponse();
    Verdict verdict = verdict_on(info(work->call.action), std::move(answer));
    if (auto* good = std::get_if<Answer>(&verdict)) {
      quota_of(*work).went_well();
      pace_->went_well(key_of(*work));
      pace_->leave();
      work->done(std::move(*good));
      return;
    }
    auto& setback = std::get<Setback>(verdict);
    setback.failure.message = cleaned(setback.failure, credentials);
    const bool has_new_time = setback.may_be_wrong_time && !work->was_clock_set && set_clock(host_, head);
    if (has_new_time) work->was_clock_set = true;
    if (setback.help == Help::slower) {
      ++traffic_.throttled;
      pace_->was_throttled(key_of(*work));
    }
    if (setback.help == Help::credentials) session_->credentials_are_over(credentials);
    if (has_new_time || may_try_again(*work, setback.help)) {
      pace_->leave();
      try_again(work, has_new_time ? Help::none : setback.help);
    } else {
      leave_and_fail(*work, std::move(setback.failure));
    }
  }

  [[nodiscard]] static Message cleaned(const Failure& failure, const Credentials& credentials) {
    // Ours have nothing secret in them; AWS's may have what they were sent.
    if (failure.message.empty() || failure.status == 0) return failure.message;
    return failure.kind == FailureKind::malformed ? failure.message
                                                  : Message(kSaid, {without_keys(failure.message, credentials)});
  }

  bool may_try_again(Work& work, Help help) {
    const Settings& settings = session_->settings();
    switch (help) {
      case Help::none:
        return false;
      case Help::again:
      case Help::again_timeout:
        return ++work.failed < settings.max_attempts && quota_of(work).take(help == Help::again_timeout);
      case Help::slower:
        return ++work.throttled < (settings.are_attempts_chosen ? settings.max_attempts : kThrottledAttempts);
      case Help::credentials:
        return !std::exchange(work.were_credentials_renewed, true);
    }
    return false;
  }

  void try_again(const WorkPtr& work, Help help) {
    if (help == Help::none || help == Help::credentials) {
      queue(work);
      return;
    }
    const auto delay = backoff(help == Help::slower ? work->throttled : work->failed, chance_);
    host_.http.after(delay, [self = shared_from_this(), work] { self->queue(work); });
  }

  void leave_and_fail(const Work& work, Failure failure) {
    failure.region = work.call.region;
    failure.account = account_;
    pace_->leave();
    work.done(tl::unexpected(std::move(failure)));
  }

  void take_page(const std::shared_ptr<Listing>& listing, Outcome outcome) {
    if (!outcome) {
      listing->end(std::move(outcome.error()));
      return;
    }
    const std::string token = outcome->next_page;
    listing->page(std::move(*outcome));
    if (token.empty()) {
      listing->end(std::nullopt);
    } else if (!listing->seen.insert(std::hash<std::string>()(token)).second) {
      listing->end(endless(listing->call, kSameToken));
    } else if (listing->seen.size() >= kMostPages) {
      listing->end(endless(listing->call, Message(kTooManyPages, {std::to_string(kMostPages)})));
    } else {
      listing->call.input.set(info(listing->call.action).token_in, token);
      list(listing);
    }
  }

  [[nodiscard]] Failure endless(const Call& call, Message why) const {
    return {.kind = FailureKind::endless,
            .action = call.action,
            .region = call.region,
            .account = account_,
            .message = std::move(why)};
  }

  void take_account(Outcome outcome) {
    if (outcome) account_ = outcome->xml.text_of("Account");
    for (const auto& done : std::exchange(waiting_for_account_, {})) {
      if (outcome) {
        done(account_);
      } else {
        done(tl::unexpected(outcome.error()));
      }
    }
  }

  std::shared_ptr<Session> session_;
  std::shared_ptr<Pace> pace_;
  Host& host_;
  Chance chance_;
  Traffic traffic_;
  std::map<std::pair<std::string, std::string>, RetryQuota> quotas_;  ///< by service and region
  std::string account_;
  std::vector<std::function<void(tl::expected<std::string, Failure>)>> waiting_for_account_;
};

Reader::Reader(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace)
    : impl_(std::make_shared<Impl>(std::move(session), std::move(pace))) {}

Reader::~Reader() = default;

void Reader::call(Call call, std::function<void(Outcome)> done) { impl_->call(std::move(call), std::move(done)); }

void Reader::pages(Call call, std::function<void(Answer)> page, std::function<void(std::optional<Failure>)> end) {
  const ActionInfo& action = info(call.action);
  // AWS takes no size of a page along with ids.
  const bool has_ids = !action.batch.empty() && call.input.find(action.batch) != nullptr;
  if (action.most_per_page > 0 && !has_ids) call.input.set(action.page_size, action.most_per_page);
  impl_->list(
      std::make_shared<Listing>(Listing{.call = std::move(call), .page = std::move(page), .end = std::move(end)}));
}

void Reader::account(const std::string& region, std::function<void(tl::expected<std::string, Failure>)> done) {
  impl_->account(region, std::move(done));
}

const Session& Reader::session() const { return impl_->session(); }

Traffic Reader::traffic() const { return impl_->traffic(); }

}  // namespace kakoi::aws
