#include "aws/session.hpp"

#include "aws/sources/sources.hpp"
#include "base/message.hpp"

#include <utility>

namespace kakoi::aws {
namespace {

using base::Phrase;
using std::chrono::seconds;

constexpr Phrase kOver{"the credentials from {} have expired, and it has no newer ones",
                       "{} の認証情報は期限が切れており、新しいものもありません"};

/// Credentials that end sooner are renewed.
constexpr seconds kMargin{300};
/// A source is not asked more often than that, whatever it says.
constexpr seconds kPatience{60};

bool are_same(const Credentials& one, const Credentials& other) {
  return one.access_key == other.access_key && one.token.reveal() == other.token.reveal();
}

}  // namespace

base::Result<std::shared_ptr<Session>> Session::open(Host& host, const Choice& choice) {
  const auto profiles = read_profiles(host);
  if (!profiles) return tl::unexpected(profiles.error());
  auto settings = read_settings(host, *profiles, choice);
  if (!settings) return tl::unexpected(settings.error());
  auto source = find_source(host, *profiles, *settings);
  if (!source) return tl::unexpected(source.error());
  return std::shared_ptr<Session>(new Session(host, std::move(*settings), std::move(*source)));
}

Session::Session(Host& host, Settings settings, std::unique_ptr<CredentialSource> source)
    : host_(host), settings_(std::move(settings)), source_(std::move(source)) {}

std::shared_ptr<Session> Session::with_role(Role role) {
  auto base = [self = shared_from_this()](CredentialsDone done) {
    self->credentials([done = std::move(done)](const base::Result<Credentials>& result) { done(result); });
  };
  auto source = assume_role(host_, settings_, std::move(base), std::move(role));
  return std::shared_ptr<Session>(new Session(host_, settings_, std::move(source)));
}

bool Session::is_good_for(seconds time) const {
  return current_ && !is_over_ && (!current_->expires || *current_->expires - host_.now() > time);
}

void Session::credentials(Use use) {
  if (is_good_for(kMargin)) {
    use(*current_);
    return;
  }
  const bool was_just_asked = asked_ && host_.clock.steady() - *asked_ < kPatience;
  if (!is_renewing_ && was_just_asked && is_good_for(seconds(0))) {
    use(*current_);
    return;
  }
  if (!is_renewing_ && was_just_asked && error_) {
    use(tl::unexpected(*error_));
    return;
  }
  waiting_.push_back(std::move(use));
  if (!is_renewing_) renew();
}

void Session::credentials_are_over(const Credentials& credentials) {
  if (current_ && are_same(*current_, credentials)) is_over_ = true;
}

void Session::renew() {
  is_renewing_ = true;
  source_->get([self = shared_from_this()](base::Result<Credentials> result) { self->take(std::move(result)); });
}

void Session::take(base::Result<Credentials> result) {
  is_renewing_ = false;
  asked_ = host_.clock.steady();
  error_.reset();
  if (result) {
    const bool is_old = is_over_ && are_same(*current_, *result);
    if (is_old || (result->expires && *result->expires <= host_.now())) {
      result = base::failure(base::Message(kOver, {result->origin}));
    }
  }
  if (!result && is_good_for(seconds(0))) result = *current_;
  if (result) {
    current_ = *result;
    is_over_ = false;
  } else {
    error_ = result.error();
  }
  answer_all(result);
}

void Session::answer_all(const base::Result<Credentials>& result) {
  for (const Use& use : std::exchange(waiting_, {})) use(result);
}

}  // namespace kakoi::aws
