#include "ops/estate.hpp"

#include "ops/in_order.hpp"
#include "sources/live/asker.hpp"
#include "sources/live/shard.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

namespace live = sources::live;
using aws::Action;
using aws::Failure;
using base::Level;
using base::Message;
using base::Phrase;

constexpr Phrase kNoRegion{"no region: give --region or --all-regions, or set AWS_REGION or the profile's region",
                           "リージョンが分かりません。--region か --all-regions を指定するか、AWS_REGION "
                           "またはプロファイルの region を設定してください"};
constexpr Phrase kTwice{"--assume-role {}: an account of another --assume-role",
                        "--assume-role {}: ほかの --assume-role と同じアカウントです"};
constexpr Phrase kNoRole{"--assume-role {}: this is not the ARN of a role",
                         "--assume-role {}: ロールの ARN ではありません"};
constexpr Phrase kNoCluster{"there is no cluster {} in what was read", "クラスター {} が見つかりません"};
constexpr Phrase kMoreAlike{"{} calls failed like this", "同様に失敗した呼び出し: {} 件"};
constexpr Phrase kStopped{"stopped before all was read: what is missing is unknown",
                          "途中で中断されたため、残りは判定不能です"};
constexpr std::string_view kUnknownAccount = "unknown";

// `arn:aws:iam::111111111111:role/audit` -> 111111111111
std::optional<std::string> account_of_role(const std::string& arn) {
  const std::size_t at = arn.find(":iam::");
  const std::size_t end = at != std::string::npos ? arn.find(":role/", at) : at;
  constexpr std::size_t kService = std::string_view(":iam::").size();
  if (!arn.starts_with("arn:") || end == std::string::npos) {
    return std::nullopt;
  }
  return arn.substr(at + kService, end - at - kService);
}

bool is_account(const std::string& id) {
  constexpr std::size_t kDigits = 12;
  return id.size() == kDigits && id.find_first_not_of("0123456789") == std::string::npos;
}

Failure no_account(const std::string& id, const std::string& region) {
  constexpr Phrase kNoAccount{"this is not the id of an account: {}", "アカウント ID ではありません: {}"};
  Failure failure;
  failure.kind = aws::FailureKind::malformed;
  failure.action = Action::sts_get_caller_identity;
  failure.region = region;
  failure.message = Message(kNoAccount, {id});
  return failure;
}

/// One identity in one account.
struct Account {
  std::string role{};
  std::string id{};  ///< of its role; else empty until it is known
  std::shared_ptr<aws::Session> session;
  std::unique_ptr<aws::Reader> reader;
};

/// One region of one account, on its way.
class Row final : public live::Taker {
 public:
  Row(std::size_t number, InOrder& order, const JudgePart& judge, std::function<void()> changed)
      : number_(number), order_(order), judge_(judge), changed_(std::move(changed)) {}

  void part(std::size_t part, const sources::Reading& reading) override {
    add(reading.diagnostics());
    order_.add(number_, part, judge_(reading));
    changed_();
  }
  void end(std::size_t parts) override { order_.end(number_, parts); }
  [[nodiscard]] bool has_room() const override { return order_.has_room(); }

  void add(base::Diagnostics more) { std::move(more.begin(), more.end(), std::back_inserter(diagnostics_)); }
  /// Nothing of it can be read.
  void close(const std::string& account, const std::string& in, const Failure& failure) {
    live::Shard shard(live::Region::root_of(account, in));
    shard.unlisted(inventory::ListingKind::region, "arn:aws:ecs:" + in + ":" + account + ":*", failure);
    shard.join();
    part(0, shard);
    end(1);
    add({{.level = Level::error, .place = {.file = live::Region::root_of(account, in)}, .message = failure.text()}});
  }

  std::unique_ptr<live::Region> region{};
  [[nodiscard]] base::Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::size_t number_;
  InOrder& order_;
  const JudgePart& judge_;
  std::function<void()> changed_;
  base::Diagnostics diagnostics_;
};

class Estate {
 public:
  Estate(aws::Host& host, const EstateOptions& options, const JudgePart& judge, const TakePart& take)
      : host_(host), options_(options), judge_(judge), take_(take), pace_(aws::make_pace(host)) {}

  base::Result<EstateRead> read() {
    auto session = aws::Session::open(host_, options_.choice);
    if (!session.has_value()) {
      return tl::unexpected(session.error());
    }
    if (auto wrong = open_accounts(*session)) {
      return base::failure(std::move(*wrong));
    }
    home_ = (*session)->settings().region;
    if (options_.regions.empty() && home_.empty()) {
      return base::failure(kNoRegion);
    }
    find_regions();
    host_.http.run();
    begin_rows();
    host_.http.run();
    return finish();
  }

 private:
  std::optional<Message> open_accounts(const std::shared_ptr<aws::Session>& session) {
    std::set<std::string> seen;
    for (const std::string& role : options_.roles) {
      const auto id = account_of_role(role);
      if (!id.has_value()) {
        return Message(kNoRole, {role});
      }
      if (!seen.insert(*id).second) {
        return Message(kTwice, {role});
      }
      accounts_.push_back({.role = role, .id = *id, .session = session->with_role({.arn = role}), .reader = {}});
    }
    if (accounts_.empty()) {
      accounts_.push_back({.session = session, .reader = {}});
    }
    for (Account& account : accounts_) {
      account.reader = std::make_unique<aws::Reader>(account.session, pace_);
    }
    regions_.resize(accounts_.size());
    trouble_.resize(accounts_.size());
    return std::nullopt;
  }

  // Who each account is, and which regions it has.
  void find_regions() {
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      const std::string& asked_in = options_.regions.empty() ? home_ : options_.regions.front();
      accounts_[i].reader->account(asked_in, [this, i, asked_in](const tl::expected<std::string, Failure>& id) {
        if (!id.has_value() || !is_account(*id)) {
          trouble_[i] = id.has_value() ? no_account(*id, asked_in) : id.error();
          regions_[i] = options_.regions.empty() ? std::vector{asked_in} : options_.regions;
        } else {
          accounts_[i].id = *id;
          list_regions(i, asked_in);
        }
      });
    }
  }

  void list_regions(std::size_t i, const std::string& asked_in) {
    if (!options_.all_regions) {
      regions_[i] = options_.regions.empty() ? std::vector{asked_in} : options_.regions;
      return;
    }
    accounts_[i].reader->call({.action = Action::ec2_describe_regions, .region = asked_in, .input = {}},
                              [this, i](aws::Outcome outcome) {
                                if (!outcome.has_value()) {
                                  trouble_[i] = outcome.error();
                                  regions_[i] = {"*"};
                                  return;
                                }
                                if (const aws::XmlElement* all = outcome->xml.find("regionInfo")) {
                                  for (const aws::XmlElement& region : all->children) {
                                    regions_[i].emplace_back(region.text_of("regionName"));
                                  }
                                }
                                std::sort(regions_[i].begin(), regions_[i].end());
                              });
  }

  void begin_rows() {
    std::size_t rows = 0;
    for (const auto& regions : regions_) {
      rows += regions.size();
    }
    order_.emplace(rows, [this](std::vector<findings::Finding> findings) { take_(std::move(findings)); });
    for (std::size_t i = 0; i < accounts_.size(); ++i) {
      for (const std::string& region : regions_[i]) {
        rows_.push_back(std::make_unique<Row>(rows_.size(), *order_, judge_, [this] { tell_progress(); }));
        begin(*rows_.back(), i, region);
      }
    }
  }

  void begin(Row& row, std::size_t i, const std::string& region) {
    const std::string account = accounts_[i].id.empty() ? std::string(kUnknownAccount) : accounts_[i].id;
    if (trouble_[i].has_value()) {
      row.close(account, region, *trouble_[i]);
      return;
    }
    row.region = std::make_unique<live::Region>(*accounts_[i].reader, account, region, options_.selection, row);
    const auto& closed = options_.expect_denied;
    if (std::find(closed.begin(), closed.end(), region) == closed.end()) {
      row.region->read();
      return;
    }
    accounts_[i].reader->call({.action = Action::ecs_list_clusters, .region = region, .input = {}},
                              [this, &row](const aws::Outcome& outcome) {
                                const bool is_closed = !outcome.has_value() && is_denial(outcome.error());
                                if (is_closed) {
                                  ++closed_;
                                  row.end(0);
                                } else {
                                  row.region->read();
                                }
                              });
  }

  static bool is_denial(const Failure& failure) {
    return failure.kind == aws::FailureKind::denied || failure.kind == aws::FailureKind::not_accepted;
  }

  void tell_progress() {
    if (!options_.progress) {
      return;
    }
    live::Progress all;
    for (const auto& row : rows_) {
      if (row->region != nullptr) {
        const live::Progress& one = row->region->progress();
        all.clusters += one.clusters;
        all.all_clusters += one.all_clusters;
        all.services += one.services;
        all.tasks += one.tasks;
      }
    }
    options_.progress(all);
  }

  EstateRead finish() {
    EstateRead read;
    std::set<std::string> missing(options_.selection.clusters.begin(), options_.selection.clusters.end());
    for (const auto& row : rows_) {
      std::move(row->diagnostics().begin(), row->diagnostics().end(), std::back_inserter(read.diagnostics));
      if (row->region != nullptr) {
        add_failures(*row->region, read.diagnostics);
        std::erase_if(missing, [&](const std::string& name) {
          return !row->region->missing_clusters().contains(live::name_in(name));
        });
      }
    }
    for (const std::string& name : missing) {
      add_error(rows_.empty() ? std::string(kUnknownAccount) : root_of(0), Message(kNoCluster, {name}), read);
    }
    if (host_.http.is_cancelled()) {
      add_error(root_of(0), kStopped, read);
    }
    read.regions = rows_.size() - closed_;
    read.closed_regions = closed_;
    for (const Account& account : accounts_) {
      const aws::Traffic traffic = account.reader->traffic();
      read.traffic.requests += traffic.requests;
      read.traffic.retries += traffic.retries;
      read.traffic.throttled += traffic.throttled;
    }
    return read;
  }

  [[nodiscard]] std::string root_of(std::size_t row) const {
    return row < rows_.size() && rows_[row]->region != nullptr ? rows_[row]->region->root()
                                                               : std::string(kUnknownAccount);
  }

  static void add_error(const std::string& root, Message message, EstateRead& read) {
    read.diagnostics.push_back({.level = Level::error, .place = {.file = root}, .message = std::move(message)});
  }

  static void add_failures(const live::Region& region, base::Diagnostics& diagnostics) {
    for (const live::Failed& failed : region.failures()) {
      Message message = failed.first.text();
      if (failed.calls > 1) {
        message = message.also(Message(kMoreAlike, {std::to_string(failed.calls)}));
      }
      diagnostics.push_back({.level = Level::error, .place = {.file = region.root()}, .message = std::move(message)});
    }
  }

  aws::Host& host_;
  const EstateOptions& options_;
  const JudgePart& judge_;
  const TakePart& take_;
  std::shared_ptr<aws::Pace> pace_;
  std::string home_;
  std::vector<Account> accounts_;
  std::vector<std::vector<std::string>> regions_;  ///< of each account
  std::vector<std::optional<Failure>> trouble_;    ///< why nothing of an account can be read
  std::optional<InOrder> order_;
  std::vector<std::unique_ptr<Row>> rows_;
  std::size_t closed_ = 0;
};

}  // namespace

base::Result<EstateRead> read_estate(aws::Host& host, const EstateOptions& options, const JudgePart& judge,
                                     const TakePart& take) {
  return Estate(host, options, judge, take).read();
}

}  // namespace kakoi::ops
