#include "ops/accounts.hpp"

#include "aws/endpoint.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

using aws::Action;
using aws::Failure;
using aws::FailureKind;
using base::Message;
using base::Phrase;

constexpr Phrase kTwice{"--assume-role {}: an account of another --assume-role",
                        "--assume-role {}: ほかの --assume-role と同じアカウントです"};
constexpr Phrase kNoRole{"--assume-role {}: this is not the ARN of a role",
                         "--assume-role {}: ロールの ARN ではありません"};

bool is_account(std::string_view id) {
  constexpr std::size_t kDigits = 12;
  return id.size() == kDigits && id.find_first_not_of("0123456789") == std::string_view::npos;
}

// `arn:aws:iam::111111111111:role/audit` -> 111111111111
std::optional<std::string> account_of_role(std::string_view arn) {
  constexpr std::string_view kService = ":iam::";
  constexpr std::string_view kRole = ":role/";
  const std::size_t at = arn.find(kService);
  const std::size_t end = at != std::string_view::npos ? arn.find(kRole, at) : at;
  if (!arn.starts_with("arn:") || end == std::string_view::npos || end + kRole.size() == arn.size()) {
    return std::nullopt;
  }
  const std::string_view id = arn.substr(at + kService.size(), end - at - kService.size());
  return is_account(id) ? std::optional(std::string(id)) : std::nullopt;
}

Failure no_account(const std::string& id, const std::string& region) {
  constexpr Phrase kNoAccount{"this is not the id of an account: {}", "アカウント ID ではありません: {}"};
  Failure failure;
  failure.kind = FailureKind::malformed;
  failure.action = Action::sts_get_caller_identity;
  failure.region = region;
  failure.message = Message(kNoAccount, {id});
  return failure;
}

// Without credentials, or once it is stopped, it is the same everywhere.
bool may_work_elsewhere(const Failure& failure) {
  return failure.kind != FailureKind::no_credentials && failure.kind != FailureKind::expired &&
         failure.kind != FailureKind::cancelled;
}

/// Asks in one region after the other, until one answers.
class Finder : public std::enable_shared_from_this<Finder> {
 public:
  Finder(Account& account, Wanted wanted) : account_(account), wanted_(std::move(wanted)), where_(places()) {}

  void ask() {
    account_.reader->account(here(), [self = shared_from_this()](const auto& id) { self->take_account(id); });
  }

 private:
  [[nodiscard]] const std::string& here() const { return where_[at_]; }

  // Those that a policy closes come last.
  [[nodiscard]] std::vector<std::string> places() const {
    const std::string& home = account_.session->settings().region;
    std::vector<std::string> all = wanted_.regions;
    if (!home.empty()) {
      all.push_back(home);
    }
    const std::string usual(aws::usual_region(account_.role, all.empty() ? home : all.front()));
    std::stable_partition(all.begin(), all.end(), [&](const std::string& region) {
      const auto& closed = wanted_.expect_denied;
      return std::find(closed.begin(), closed.end(), region) == closed.end();
    });
    all.push_back(usual);
    return each_once(std::move(all));
  }

  void take_account(const tl::expected<std::string, Failure>& id) {
    if (!id.has_value() || !is_account(*id)) {
      fail(id.has_value() ? no_account(*id, here()) : id.error(), [this] { ask(); });
      return;
    }
    account_.id = *id;
    account_.trouble.reset();
    if (wanted_.all_regions) {
      list();
    } else {
      account_.regions = asked_for();
    }
  }

  // The first failure is the one to tell: the other regions were not what was asked for.
  template <typename Again>
  void fail(const Failure& failure, const Again& again) {
    if (!account_.trouble.has_value()) {
      account_.trouble = failure;
    }
    if (may_work_elsewhere(failure) && ++at_ < where_.size()) {
      again();
      return;
    }
    account_.regions = wanted_.all_regions ? std::vector<std::string>{"*"} : asked_for();
  }

  void list() {
    account_.reader->call({.action = Action::ec2_describe_regions, .region = here(), .input = {}},
                          [self = shared_from_this()](const aws::Outcome& outcome) { self->take_regions(outcome); });
  }

  void take_regions(const aws::Outcome& outcome) {
    if (!outcome.has_value()) {
      fail(outcome.error(), [this] { list(); });
      return;
    }
    if (const aws::XmlElement* all = outcome->xml.find("regionInfo")) {
      for (const aws::XmlElement& region : all->children) {
        account_.regions.emplace_back(region.text_of("regionName"));
      }
    }
    std::sort(account_.regions.begin(), account_.regions.end());
    account_.trouble.reset();
  }

  [[nodiscard]] std::vector<std::string> asked_for() const {
    return wanted_.regions.empty() ? std::vector{account_.session->settings().region} : wanted_.regions;
  }

  Account& account_;
  const Wanted wanted_;
  std::vector<std::string> where_;
  std::size_t at_ = 0;
};

}  // namespace

base::Result<std::vector<Account>> accounts_of(const std::shared_ptr<aws::Session>& session,
                                               const std::vector<std::string>& roles,
                                               const std::shared_ptr<aws::Pace>& pace) {
  std::vector<Account> accounts;
  std::set<std::string> seen;
  for (const std::string& role : each_once(roles)) {
    const auto id = account_of_role(role);
    if (!id.has_value()) {
      return base::failure(Message(kNoRole, {role}));
    }
    if (!seen.insert(*id).second) {
      return base::failure(Message(kTwice, {role}));
    }
    accounts.push_back({.role = role, .id = *id, .session = session->with_role({.arn = role})});
  }
  if (accounts.empty()) {
    accounts.push_back({.session = session});
  }
  for (Account& account : accounts) {
    account.reader = std::make_unique<aws::Reader>(account.session, pace);
  }
  return accounts;
}

void find_regions(Account& account, const Wanted& wanted) { std::make_shared<Finder>(account, wanted)->ask(); }

bool is_role(const std::string& arn) { return account_of_role(arn).has_value(); }

std::vector<std::string> each_once(std::vector<std::string> all) {
  std::set<std::string> seen;
  std::erase_if(all, [&](const std::string& one) { return !seen.insert(one).second; });
  return all;
}

}  // namespace kakoi::ops
