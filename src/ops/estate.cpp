#include "ops/estate.hpp"

#include "ops/accounts.hpp"
#include "ops/closed_region.hpp"
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
using aws::Failure;
using base::Level;
using base::Message;
using base::Phrase;

constexpr Phrase kNoRegion{"no region: give --region or --all-regions, or set AWS_REGION or the profile's region",
                           "リージョンが分かりません。--region か --all-regions を指定するか、AWS_REGION "
                           "またはプロファイルの region を設定してください"};
constexpr Phrase kNoCluster{"there is no cluster {} in what was read", "クラスター {} が見つかりません"};
constexpr Phrase kMoreAlike{"{} calls failed like this", "同様に失敗した呼び出し: {} 件"};
constexpr Phrase kStopped{"stopped before all was read: what is missing is unknown",
                          "途中で中断されたため、残りは判定不能です"};
constexpr std::string_view kUnknownAccount = "unknown";

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
    auto accounts = accounts_of(*session, options_.roles, pace_);
    if (!accounts.has_value()) {
      return tl::unexpected(accounts.error());
    }
    accounts_ = std::move(*accounts);
    const Wanted wanted{.regions = each_once(options_.regions),
                        .all_regions = options_.all_regions,
                        .expect_denied = options_.expect_denied};
    if (wanted.regions.empty() && !wanted.all_regions && (*session)->settings().region.empty()) {
      return base::failure(kNoRegion);
    }
    for (Account& account : accounts_) {
      find_regions(account, wanted);
    }
    host_.http.run();
    begin_rows();
    host_.http.run();
    return finish();
  }

 private:
  void begin_rows() {
    std::size_t rows = 0;
    for (const Account& account : accounts_) {
      rows += account.regions.size();
    }
    order_.emplace(rows, [this](std::vector<findings::Finding> findings) { take_(std::move(findings)); });
    for (Account& account : accounts_) {
      for (const std::string& region : account.regions) {
        rows_.push_back(std::make_unique<Row>(rows_.size(), *order_, judge_, [this] { tell_progress(); }));
        begin(*rows_.back(), account, region);
      }
    }
  }

  void begin(Row& row, Account& account, const std::string& region) {
    const std::string id = account.id.empty() ? std::string(kUnknownAccount) : account.id;
    if (account.trouble.has_value()) {
      row.close(id, region, *account.trouble);
      return;
    }
    row.region = std::make_unique<live::Region>(*account.reader, id, region, options_.selection, row);
    const auto& closed = options_.expect_denied;
    if (std::find(closed.begin(), closed.end(), region) == closed.end()) {
      row.region->read();
      return;
    }
    ask_if_closed(*account.reader, region, options_.selection.is_everything(), [this, &row, region](bool is_closed) {
      if (is_closed) {
        closed_.push_back(region);
        row.end(0);
      } else {
        row.region->read();
      }
    });
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
      if (row->region == nullptr) {
        // Which clusters there are in it is not known.
        missing.clear();
      } else {
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
    read.regions = rows_.size() - closed_.size();
    std::sort(closed_.begin(), closed_.end());
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
  std::vector<Account> accounts_;
  std::optional<InOrder> order_;
  std::vector<std::unique_ptr<Row>> rows_;
  std::vector<std::string> closed_;  ///< regions
};

}  // namespace

base::Result<EstateRead> read_estate(aws::Host& host, const EstateOptions& options, const JudgePart& judge,
                                     const TakePart& take) {
  return Estate(host, options, judge, take).read();
}

}  // namespace kakoi::ops
