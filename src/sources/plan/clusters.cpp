#include "sources/plan/clusters.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/plan/types.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Known;
using base::Phrase;
using inventory::Providers;
using values::Kind;
using values::Value;

constexpr Phrase kWhich{"which cluster it is cannot be told, and those that it may be differ",
                        "どのクラスターを指すか決まらず、可能性のあるクラスターの設定が異なります"};
constexpr Phrase kSeveralStrategies{"there are several default capacity provider strategies for the cluster",
                                    "クラスターのデフォルトのキャパシティープロバイダー戦略が複数あります"};
constexpr Phrase kElsewhere{
    "the cluster's default strategy is made with another provider configuration, perhaps in "
    "another account or Region",
    "クラスターのデフォルト戦略は別のプロバイダー設定で作成され、別のアカウントやリージョンの"
    "ものかもしれません"};

constexpr std::string_view kStrategies = "default_capacity_provider_strategy";

std::string known_text(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() ? std::string(value.text().whole) : std::string();
}

bool says_something(const Providers& names) {
  return names.match([](const auto& list) { return !list.empty(); }, [](const base::Unknown&) { return true; });
}

}  // namespace

Providers providers_in(const Value& blocks, bool hidden) {
  if (blocks.is_null()) {
    return Providers::defaulted({});
  }
  if (!blocks.is(Kind::list)) {
    return Providers::unknown(unknown_of(blocks));
  }
  std::vector<Known<std::string>> names;
  for (const Value& block : blocks.items()) {
    const Value* name = member(block, "capacity_provider");
    const Value& said = block.is_unknown() || name == nullptr ? block : *name;
    names.push_back(text_field(said.is(Kind::map) ? Value{} : said).map([&](const auto& text) {
      constexpr std::string_view kFargate = "FARGATE";
      const std::string whole = text.value_or("");
      return !hidden ? whole : std::string(whole.starts_with(kFargate) ? kFargate : "?");
    }));
  }
  return Providers::given(std::move(names), blocks.trail());
}

/// Gathers the strategies that may be, and why it is open which.
class Clusters::Possible {
 public:
  /// All strategies of one cluster, which is made with `provider`. Without one that it has for sure, it may have none.
  void add(const std::vector<Strategy>& strategies, const std::string& provider) {
    std::size_t sure = 0;
    for (const Strategy& strategy : strategies) {
      const bool is_elsewhere = strategy.provider != provider;
      result_.possible.push_back(strategy.names);
      sure += is_elsewhere ? 0U : 1U;
      open(is_elsewhere, kElsewhere);
    }
    if (sure == 0) {
      result_.possible.push_back(Providers::defaulted({}));
    }
    open(sure > 1, kSeveralStrategies);
    open(++clusters_ > 1, kWhich);
  }

  [[nodiscard]] bool is_full() const { return result_.possible.size() >= kMost; }
  [[nodiscard]] bool is_empty() const { return result_.possible.empty(); }
  /// What is beyond the limit is not dropped: it may be the one that decides.
  [[nodiscard]] inventory::ClusterDefault result() && {
    if (is_full()) {
      open(true, kWhich);
      result_.possible.push_back(Providers::unknown(result_.why_open));
    }
    return std::move(result_);
  }

 private:
  static constexpr std::size_t kMost = 16;

  void open(bool is_open, Phrase why) {
    if (is_open && result_.why_open.reason.empty()) {
      result_.why_open.reason = why;
    }
  }

  std::size_t clusters_ = 0;
  inventory::ClusterDefault result_{.possible = {}};
};

void Clusters::add(Resource& resource) {
  const std::string address = resource.parts().module + resource.parts().base;
  Strategy strategy{.names = providers_in(resource.attribute(kStrategies), resource.is_sensitive(kStrategies)),
                    .provider = configuration_.provider(resource),
                    .key = {}};
  if (resource.name().type == kClusterProviders) {
    add_strategy(resource, resource.attribute("cluster_name"), std::move(strategy));
    return;
  }
  const std::string name = known_text(resource.attribute(resource.name().is_data ? "cluster_name" : "name"));
  const std::string arn = known_text(resource.attribute("arn"));
  if (!arn.empty()) {
    name_of_arn_.emplace(arn, name);
  }
  clusters_[address].push_back({.key = resource.parts().key, .name = name, .provider = strategy.provider});
  // A cluster says nothing of a strategy where that stands in a resource of its own.
  if (says_something(strategy.names) && !resource.name().is_data) {
    strategy.key = resource.parts().key;
    by_address_[address].push_back(std::move(strategy));
  }
}

void Clusters::add_strategy(Resource& resource, const Value& names_cluster, Strategy strategy) {
  by_own_address_[resource.address()].push_back(strategy);
  if (const std::string name = known_text(names_cluster); !name.empty()) {
    by_name_[name].push_back(std::move(strategy));
    return;
  }
  for (const Meant::Target& target : configuration_.meant_by(resource, {"cluster_name"}).targets) {
    strategy.key = target.key;
    by_address_[target.resource].push_back(strategy);
  }
}

inventory::ClusterDefault Clusters::default_strategy(const Value& cluster, const Resource& launcher,
                                                     const std::vector<std::string_view>& path) const {
  if (cluster.is_null()) {
    return {};
  }
  Possible possible;
  const std::string provider = configuration_.provider(launcher);
  if (cluster.is_unknown()) {
    const Meant meant = configuration_.meant_by(launcher, path);
    add_targets(meant.targets, possible);
    for (auto at = clusters_.begin(); meant.is_open && at != clusters_.end() && !possible.is_full(); ++at) {
      for (const Cluster& one : at->second) {
        add_cluster(at->first, one, possible);
      }
    }
    if (meant.is_open || possible.is_empty()) {
      possible.add({}, provider);
    }
    return std::move(possible).result();
  }
  std::string name = known_text(cluster);
  if (const auto named = name_of_arn_.find(name); named != name_of_arn_.end()) {
    name = named->second;
  }
  const auto strategies = by_name_.find(name);
  possible.add(strategies != by_name_.end() ? strategies->second : std::vector<Strategy>{}, provider);
  return std::move(possible).result();
}

void Clusters::add_targets(const std::vector<Meant::Target>& targets, Possible& possible) const {
  for (const Meant::Target& target : targets) {
    if (const auto own = by_own_address_.find(target.resource + target.key); own != by_own_address_.end()) {
      possible.add(own->second, own->second.front().provider);
    }
    if (const auto found = clusters_.find(target.resource); found != clusters_.end()) {
      for (const Cluster& one : found->second) {
        if (!possible.is_full() && (target.key.empty() || one.key == target.key)) {
          add_cluster(found->first, one, possible);
        }
      }
    }
  }
}

void Clusters::add_cluster(const std::string& address, const Cluster& cluster, Possible& possible) const {
  std::vector<Strategy> strategies;
  if (const auto referring = by_address_.find(address); referring != by_address_.end()) {
    std::copy_if(referring->second.begin(), referring->second.end(), std::back_inserter(strategies),
                 [&](const Strategy& each) { return each.key.empty() || each.key == cluster.key; });
  }
  if (const auto named = by_name_.find(cluster.name); named != by_name_.end() && !cluster.name.empty()) {
    strategies.insert(strategies.end(), named->second.begin(), named->second.end());
  }
  possible.add(strategies, cluster.provider);
}

}  // namespace kakoi::sources::plan
