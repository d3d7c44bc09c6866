#include "sources/live/region.hpp"

#include "sources/live/json_lists.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::sources::live {
namespace {

using api::Item;
using aws::Action;
using aws::Answer;
using aws::Failure;
using aws::Input;
using inventory::ListingKind;
using syntax::json::NodeId;

constexpr base::Phrase kListedAndMissing{
    "the cluster is listed, but ECS says that it is missing",
    "クラスターは一覧にありますが、ECS からは見つからないという応答 (MISSING) です"};

// Calls beyond this many would only wait.
constexpr std::size_t kEnoughUnderWay = 128;

// Clusters; enough of them to fill what may be under way at once.
constexpr std::size_t kMostOpen = 16;
// Services and tasks; of each some kilobytes are kept until its cluster is judged.
constexpr std::size_t kMostHeld = 15'000;

}  // namespace

Region::Region(aws::Reader& reader, std::string account, std::string name, const Selection& selection, Taker& taker)
    : selection_(selection),
      taker_(taker),
      asker_(reader, std::move(account), std::move(name), [this] { begin_more(); }),
      surroundings_(asker_, selection) {}

std::unique_ptr<Shard> Region::new_shard() const {
  return std::make_unique<Shard>(root_of(asker_.account(), asker_.region()));
}

void Region::read() {
  launchers_ = std::make_shared<Launchers>(asker_, surroundings_, new_shard());
  listing_.begin();
  if (selection_.clusters.empty()) {
    list_clusters();
  } else {
    describe_clusters(selection_.clusters);
  }
  if (selection_.with_network) {
    surroundings_.network.read(selection_.with_definitions);
  }
  if (selection_.is_everything()) {
    surroundings_.interfaces.list_all();
    launchers_->read();
  }
  listing_.then([this] { look_again(); });
  listing_.end();
}

// What was listed and is not there was deleted meanwhile; unless it is still listed.
void Region::look_again() {
  if (gone_.empty()) {
    begin_in_order();
    return;
  }
  auto listed = std::make_shared<std::set<std::string>>();
  asker_.pages(
      Action::ecs_list_clusters, {},
      [listed](const Answer& answer) {
        const Names arns = texts(answer.json, "clusterArns").value_or(Names{});
        listed->insert(arns.begin(), arns.end());
      },
      [this, listed] {
        for (const std::string& arn : gone_) {
          if (listed->contains(arn)) {
            launchers_->shard().unread(Item::cluster, arn,
                                       {.reason = kListedAndMissing, .remedy = base::Remedy::ask_aws});
            clusters_.insert(arn);
          }
        }
        begin_in_order();
      },
      [this](const Failure& failure) {
        for (const std::string& arn : gone_) {
          launchers_->shard().unread(Item::cluster, arn, failure);
        }
        clusters_.insert(gone_.begin(), gone_.end());
        begin_in_order();
      });
}

void Region::begin_in_order() {
  order_.assign(clusters_.begin(), clusters_.end());
  progress_.all_clusters = order_.size();
  is_listed_ = true;
  begin_more();
}

std::string Region::cluster_arn(const std::string& name) const {
  return name.starts_with("arn:") ? name : asker_.arn("ecs", "cluster/" + name);
}

void Region::list_clusters() {
  listing_.begin();
  const std::string all = asker_.arn("ecs", "cluster/*");
  asker_.pages(
      Action::ecs_list_clusters, {},
      [this, all](const Answer& answer) {
        if (const auto arns = texts(answer.json, "clusterArns")) {
          describe_clusters(*arns);
        } else {
          launchers_->shard().unlisted(ListingKind::clusters, all, asker_.malformed(answer.action));
        }
      },
      [this] { listing_.end(); },
      [this, all](const Failure& failure) {
        launchers_->shard().unlisted(ListingKind::clusters, all, failure);
        listing_.end();
      });
}

// For the default strategy, which may decide where a launcher names none.
void Region::describe_clusters(const Names& names) {
  const auto most = static_cast<std::ptrdiff_t>(aws::info(Action::ecs_describe_clusters).most_in_batch);
  for (auto from = names.begin(); from != names.end();) {
    const auto to = from + std::min(most, names.end() - from);
    const Names some(from, to);
    from = to;
    listing_.begin();
    asker_.call(
        Action::ecs_describe_clusters, Input().set("clusters", some),
        [this, some](const Answer& answer) {
          take_clusters(some, answer);
          listing_.end();
        },
        [this, some](const Failure& failure) {
          without_clusters(some, failure);
          listing_.end();
        });
  }
}

void Region::take_clusters(const Names& asked, const Answer& answer) {
  std::set<std::string> open;
  for (const std::string& name : asked) {
    open.insert(name_in(name));
  }
  for (const NodeId node : elements(answer.json, "clusters")) {
    const std::string arn = text_at(answer.json, node, "clusterArn");
    if (is_well_formed(answer.json, node) && open.erase(name_in(arn)) > 0) {
      clusters_.insert(arn);
      launchers_->shard().tell(Item::cluster, arn, answer.json, node);
    }
  }
  for (const NodeId node : elements(answer.json, "failures")) {
    const std::string arn = text_at(answer.json, node, "arn");
    const bool is_missing = text_at(answer.json, node, "reason") == "MISSING" && open.erase(name_in(arn)) > 0;
    if (is_missing && selection_.clusters.empty()) {
      gone_.insert(cluster_arn(arn));
    } else if (is_missing) {
      missing_.insert(name_in(arn));
    }
  }
  Names rest;
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(rest),
               [&](const std::string& name) { return open.contains(name_in(name)); });
  if (!rest.empty()) {
    without_clusters(rest, asker_.malformed(answer.action));
  }
}

// What runs in them can be read all the same.
void Region::without_clusters(const Names& asked, const Failure& failure) {
  for (const std::string& name : asked) {
    const std::string arn = cluster_arn(name);
    clusters_.insert(arn);
    launchers_->shard().unread_fact(arn, failure);
  }
}

// One is always under way, however large it is.
bool Region::has_room() const {
  const std::size_t open = begun_ - ended_;
  return open == 0 ||
         (open < kMostOpen && asker_.under_way() < kEnoughUnderWay && progress_.held < kMostHeld && taker_.has_room());
}

void Region::begin_more() {
  if (!is_listed_) {
    return;
  }
  while (begun_ < order_.size() && has_room()) {
    const std::size_t number = begun_++;
    auto cluster = std::make_shared<Cluster>(asker_, surroundings_, progress_, order_[number], new_shard());
    cluster->read([this, number](const std::unique_ptr<Shard>& shard) {
      taker_.part(number, *shard);
      ++ended_;
    });
  }
  if (ended_ == order_.size() && !is_closing_) {
    is_closing_ = true;
    close();
  }
}

void Region::close() {
  launchers_->close([this](const std::unique_ptr<Shard>& shard) {
    taker_.part(order_.size(), *shard);
    taker_.end(order_.size() + 1);
  });
}

}  // namespace kakoi::sources::live
