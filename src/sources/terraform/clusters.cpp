#include "sources/terraform/clusters.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/terraform/presence.hpp"
#include "sources/terraform/provider_configurations.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::Providers;
using values::Kind;
using values::Value;

constexpr std::string_view kCluster = "aws_ecs_cluster";
constexpr std::string_view kProviders = "aws_ecs_cluster_capacity_providers";
constexpr std::string_view kStrategyBlock = "default_capacity_provider_strategy";

constexpr Phrase kSeveralClusters{"the code has several clusters called {}",
                                  "コードに {} という名前のクラスターが複数あります"};
constexpr Phrase kSeveralStrategies{"the code has several default capacity provider strategies for the cluster",
                                    "クラスターのデフォルトのキャパシティープロバイダー戦略がコードに複数あります"};
constexpr Phrase kWhichInstance{"which instance of {} the default strategy is for is not known",
                                "デフォルト戦略が {} のどのインスタンスのものか決まりません"};
constexpr Phrase kTooMany{"more default strategies are possible than kakoi looks at",
                          "可能性のあるデフォルト戦略が多すぎます"};

// One step for each resource that names the cluster by way of another.
constexpr int kDeepestReference = 8;

template <typename T>
std::span<const T> listed(const std::map<std::string, std::vector<T>>& map, const std::string& key) {
  const auto found = map.find(key);
  return found != map.end() ? std::span<const T>(found->second) : std::span<const T>();
}

// The names on a line each; nothing where one is not known.
std::optional<std::string> words_of(const Providers& names) {
  std::optional<std::string> words("");
  const auto add = [&](const std::string& word) {
    words = words.has_value() ? std::optional(*words + word + '\n') : words;
    return true;
  };
  const auto give_up = [&](const Unknown&) {
    words.reset();
    return false;
  };
  names.match(
      [&](const std::vector<Known<std::string>>& list) {
        return std::all_of(list.begin(), list.end(),
                           [&](const Known<std::string>& name) { return name.match(add, give_up); });
      },
      give_up);
  return words;
}

}  // namespace

/// Gathers the strategies that one launcher's cluster may have, and why it is not known which.
class Clusters::Possible {
 public:
  Possible(Evaluator& evaluator, const ResourceInstance& launcher)
      : evaluator_(evaluator), here_{&launcher}, provider_(provider_configuration(launcher)) {}

  /// `cluster` is referred to: it exists, and its name is not looked up.
  void is_reference_to(const ResourceInstance& cluster) {
    here_.push_back(&cluster);
    provider_ = provider_configuration(cluster);
  }

  /// The strategies of one cluster, between a begin and an end: without one that it has for sure, it may have none.
  void begin() { sure_ = 0; }
  /// A strategy that is told to be that of `cluster`, one that refers to it.
  void add_referring(const Strategy& strategy, const ResourceInstance& cluster) {
    const bool is_of_all = !why_absent(evaluator_.modules, cluster, std::array{&strategy.at}).has_value();
    if (!is_of_all) {
      open({.reason = Message(kWhichInstance, {cluster.address()})});
    }
    add(strategy, is_of_all && is_reachable(cluster));
  }
  /// A strategy that gives the cluster's name; `is_only_one` has it.
  void add_named(const Strategy& strategy, bool is_only_one) {
    add(strategy, is_reachable(strategy.at) && is_only_one);
  }
  void end() {
    if (sure_ == 0) {
      add_names(Providers::defaulted({}));
    } else if (sure_ > 1) {
      open({.reason = kSeveralStrategies});
    }
  }

  /// Why it is open which of the strategies it is. The first reason stays.
  void open(Unknown why) {
    if (result_.why_open.reason.empty()) {
      result_.why_open = std::move(why);
    }
  }

  [[nodiscard]] inventory::ClusterDefault result() const { return result_; }
  /// So much is possible that what else there is makes no difference.
  [[nodiscard]] bool is_full() const { return result_.possible.size() > kMost; }
  /// Nothing depended on the launcher but its provider configuration.
  [[nodiscard]] bool is_same_for_all() const { return is_same_for_all_; }

 private:
  void add(const Strategy& strategy, bool is_its_own) {
    if (!evaluator_.arena.step()) {
      add_names(Providers::unknown(unknown_of(evaluator_.arena.out_of_budget())));
      return;
    }
    add_names(strategy.names);
    is_same_for_all_ = is_same_for_all_ && !why_absent(evaluator_.modules, strategy.at, {}).has_value();
    if (auto why = why_absent(evaluator_.modules, strategy.at, here_)) {
      open(std::move(*why));
    } else if (is_its_own) {
      ++sure_;
    }
  }

  bool is_reachable(const ResourceInstance& named) {
    const bool is_same = provider_configuration(named) == provider_;
    if (!is_same) {
      open({.reason = made_elsewhere(named)});
    }
    return is_same;
  }

  // Each once, as far as they are known. What is beyond the limit is not dropped: it may be the one that decides.
  void add_names(const Providers& names) {
    const std::optional<std::string> words = words_of(names);
    const bool is_new = !words.has_value() || seen_.insert(*words).second;
    if (is_new && !is_full()) {
      result_.possible.push_back(result_.possible.size() < kMost ? names : Providers::unknown({.reason = kTooMany}));
    }
  }

  static constexpr std::size_t kMost = 16;

  Evaluator& evaluator_;
  std::vector<const ResourceInstance*> here_;
  std::string provider_;
  bool is_same_for_all_ = true;
  std::size_t sure_ = 0;
  std::set<std::string> seen_;
  inventory::ClusterDefault result_{.possible = {}};
};

inventory::ClusterDefault Clusters::default_strategy(const Value& cluster, const ResourceInstance& launcher) {
  if (!is_read_) {
    is_read_ = true;
    read(evaluator_.modules.root());
  }
  const ClusterRef meant = meant_by(cluster);
  const auto shown = clusters_.find(meant.address);
  if (shown == clusters_.end() && meant.name.empty()) {
    return {};
  }
  const std::string question = meant.address + '\n' + meant.name + '\n' + provider_configuration(launcher);
  if (const auto answered = answers_.find(question); answered != answers_.end()) {
    return answered->second;
  }
  Possible possible(evaluator_, launcher);
  if (shown != clusters_.end()) {
    possible.is_reference_to(shown->second.at);
    add_cluster(&shown->second, shown->second.name, possible);
  } else {
    add_named(meant.name, possible);
  }
  if (possible.is_same_for_all()) {
    answers_.emplace(question, possible.result());
  }
  return possible.result();
}

Providers Clusters::strategy(const Body& body, std::string_view type) {
  const Blocks blocks = evaluator_.modules.blocks_of(body.parts, type, body.scope);
  if (blocks.unknown_count.has_value()) {
    return Providers::unknown(unknown_of(*blocks.unknown_count));
  }
  std::vector<Known<std::string>> names;
  for (const Block& block : blocks.all) {
    const Body inner{.parts = std::span(&block.body, 1), .scope = {.module = body.scope.module, .names = block.names}};
    names.push_back(provider_name(to_text(evaluator_.arena, fields_.value(inner, "capacity_provider"))));
  }
  return Providers::given(std::move(names), base::TrailId::none);
}

// A name that several clusters have, in other Regions or accounts, may be that of any.
void Clusters::add_named(const std::string& name, Possible& possible) const {
  const auto addresses = listed(addresses_, name);
  if (addresses.empty()) {
    add_cluster(nullptr, name, possible);
  }
  for (const std::string& address : addresses) {
    if (possible.is_full()) {
      break;
    }
    add_cluster(&clusters_.at(address), name, possible);
  }
}

void Clusters::add_cluster(const Cluster* shown, const std::string& name, Possible& possible) const {
  const bool is_only_one = listed(addresses_, name).size() <= 1;
  if (!is_only_one) {
    const bool is_shown = !sensitive_names_.contains(name);
    possible.open({.reason = Message(kSeveralClusters, {is_shown ? name : std::string(values::kNotShown)})});
  }
  possible.begin();
  if (shown != nullptr) {
    for (const Strategy& strategy : listed(by_address_, shown->at.address())) {
      possible.add_referring(strategy, shown->at);
    }
  }
  for (const Strategy& strategy : listed(by_name_, name)) {
    if (possible.is_full()) {
      break;
    }
    possible.add_named(strategy, is_only_one);
  }
  possible.end();
}

ClusterRef Clusters::meant_by(const Value& cluster, int depth) {
  for (const ResourceAttribute* copied : evaluator_.resources.copied_from(cluster)) {
    const std::string& name = copied->name;
    const bool is_strategy = copied->is_of(false, kProviders) && name == "id";
    const bool is_looked_up = copied->is_of(true, kCluster) && (name == "arn" || name == "id");
    if (copied->is_of(false, kCluster) && (name == "arn" || name == "id" || name == "name")) {
      return {.address = copied->of.address(), .name = {}};
    }
    if ((is_strategy || is_looked_up) && depth < kDeepestReference) {
      return meant_by(fields_.value(body_of(copied->of), "cluster_name"), depth + 1);
    }
  }
  const bool is_known = cluster.is(Kind::text) && cluster.is_wholly_known();
  const bool is_name = is_known && cluster.text().whole.find_first_of(":/") == std::string_view::npos;
  if (is_name && cluster.is_sensitive()) {
    sensitive_names_.emplace(cluster.text().whole);
  }
  return {.address = {}, .name = is_name ? std::string(cluster.text().whole) : std::string()};
}

void Clusters::read(ModuleInstance& module) {
  for (const Resource& resource : module.config->resources) {
    if (resource.is_data || (resource.type != kCluster && resource.type != kProviders)) {
      continue;
    }
    for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
      const ResourceInstance at{.module = &module, .resource = &resource, .instance = instance};
      resource.type == kCluster ? read_cluster(at) : read_strategy(at);
    }
  }
  for (const Named& call : module.config->calls) {
    for (const auto& child : evaluator_.modules.called(module, call).instances) {
      read(*child);
    }
  }
}

void Clusters::read_cluster(const ResourceInstance& at) {
  const Body body = body_of(at);
  const std::string name = fields_.text(body, "name")
                               .match([](const std::optional<std::string>& text) { return text.value_or(""); },
                                      [](const Unknown&) { return std::string(); });
  if (fields_.value(body, "name").is_sensitive()) {
    sensitive_names_.insert(name);
  }
  clusters_.insert_or_assign(at.address(), Cluster{.at = at, .name = name});
  if (!name.empty()) {
    addresses_[name].push_back(at.address());
  }
  // A cluster says nothing of a strategy where that stands in a resource of its own.
  const Providers names = strategy(body, kStrategyBlock);
  const bool says_something =
      names.match([](const auto& list) { return !list.empty(); }, [](const Unknown&) { return true; });
  if (says_something) {
    by_address_[at.address()].push_back({.at = at, .names = names});
  }
}

void Clusters::read_strategy(const ResourceInstance& at) {
  const Body body = body_of(at);
  const ClusterRef cluster = meant_by(fields_.value(body, "cluster_name"));
  Strategy read{.at = at, .names = strategy(body, kStrategyBlock)};
  if (!cluster.address.empty()) {
    by_address_[cluster.address].push_back(std::move(read));
  } else if (!cluster.name.empty()) {
    // A module that is called often says the same often.
    const auto words = words_of(read.names);
    const bool is_plain = words.has_value() && !why_absent(evaluator_.modules, at, {}).has_value();
    const bool is_new =
        !is_plain || told_.insert(cluster.name + '\n' + provider_configuration(at) + '\n' + *words).second;
    if (is_new) {
      by_name_[cluster.name].push_back(std::move(read));
    }
  }
}

}  // namespace kakoi::sources::terraform
