#include "aws/reader.hpp"

#include "aws/sender.hpp"

#include <set>
#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

using base::Message;
using base::Phrase;

constexpr Phrase kSameToken{"a page token came again", "同じページトークンが再び返されました"};
constexpr Phrase kTooManyPages{"more than {} pages", "{} ページを超えました"};

/// Far more than the largest account can fill.
constexpr std::size_t kMostPages = 100'000;

/// A list on its way.
struct Listing {
  Call call;
  std::function<void(Answer)> page;
  std::function<void(std::optional<Failure>)> end;
  std::set<std::size_t> seen{};  ///< hashes of the tokens
};

}  // namespace

class Reader::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(std::shared_ptr<Session> session, std::shared_ptr<Pace> pace)
      : sender_(std::make_shared<Sender>(std::move(session), std::move(pace))) {}

  void call(Call call, std::function<void(Outcome)> done) {
    sender_->send(std::move(call), [self = shared_from_this(), done = std::move(done)](Outcome outcome) {
      if (!outcome) outcome.error().account = self->account_;
      done(std::move(outcome));
    });
  }

  void list(const std::shared_ptr<Listing>& listing) {
    call(listing->call,
         [self = shared_from_this(), listing](Outcome outcome) { self->take_page(listing, std::move(outcome)); });
  }

  void account(const std::string& region, std::function<void(tl::expected<std::string, Failure>)> done) {
    if (!account_.empty()) {
      done(account_);
      return;
    }
    waiting_for_account_.push_back(std::move(done));
    if (waiting_for_account_.size() > 1) return;
    call({.action = Action::sts_get_caller_identity, .region = region},
         [self = shared_from_this()](const Outcome& outcome) { self->take_account(outcome); });
  }

  [[nodiscard]] const Sender& sender() const { return *sender_; }

 private:
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

  void take_account(const Outcome& outcome) {
    if (outcome) account_ = outcome->xml.text_of("Account");
    for (const auto& done : std::exchange(waiting_for_account_, {})) {
      if (outcome) {
        done(account_);
      } else {
        done(tl::unexpected(outcome.error()));
      }
    }
  }

  std::shared_ptr<Sender> sender_;
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

const Session& Reader::session() const { return impl_->sender().session(); }

Traffic Reader::traffic() const { return impl_->sender().traffic(); }

}  // namespace kakoi::aws
