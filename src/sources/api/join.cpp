#include "sources/api/join.hpp"

#include "sources/api/members.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace kakoi::sources::api {

using base::Known;
using base::Phrase;
using base::TrailId;
using values::Value;

namespace {

constexpr Phrase kCut{"the answer breaks off within it", "応答がこの途中で切れています"};
constexpr Phrase kDiffer{"there are several answers about it, they differ, and nothing says which is the latest",
                         "これについての応答が複数あり、内容が異なります。どれが最新か分かりません"};

// Adds to `found` what `all` has under the ARN of `cluster`; of a name, under that of each cluster that is called so.
template <typename Value>
void find_cluster(const std::map<std::string, Value>& all, const std::string& cluster,
                  std::vector<const Value*>& found) {
  if (cluster.empty() || cluster.starts_with("arn:")) {
    const auto at = all.find(cluster);
    if (at != all.end()) {
      found.push_back(&at->second);
    }
    return;
  }
  for (const auto& [arn, value] : all) {
    if (resource_type(arn) == "cluster" && arn.ends_with("/" + cluster)) {
      found.push_back(&value);
    }
  }
}

inventory::Providers strategy_of(const Value& cluster) {
  std::vector<Known<std::string>> names;
  for (const Value& provider : items_in(cluster, "defaultCapacityProviderStrategy")) {
    names.push_back(Known<std::string>::given(text_in(provider, "capacityProvider"), provider.trail()));
  }
  return inventory::Providers::given(std::move(names), cluster.trail());
}

// The default strategies that answers about this cluster show.
inventory::ClusterDefault cluster_default(const Answers& answers, const std::string& cluster) {
  std::vector<const std::vector<Told>*> described;
  std::vector<const base::Unknown*> unread;
  find_cluster(answers.clusters, cluster, described);
  find_cluster(answers.unread_facts, cluster, unread);
  std::vector<inventory::Providers> possible;
  for (const std::vector<Told>* about_one : described) {
    std::transform(about_one->begin(), about_one->end(), std::back_inserter(possible),
                   [](const Told& told) { return strategy_of(told.value); });
  }
  std::transform(unread.begin(), unread.end(), std::back_inserter(possible),
                 [](const base::Unknown* why) { return inventory::Providers::unknown(*why); });
  inventory::ClusterDefault result;
  if (!possible.empty()) {
    result.possible = std::move(possible);
    result.why_open = answers_differ();
  }
  return result;
}

}  // namespace

base::Unknown cut_off() { return {.reason = kCut, .trail = TrailId::none, .remedy = base::Remedy::ask_aws}; }

base::Unknown answers_differ() { return {.reason = kDiffer, .trail = TrailId::none, .remedy = base::Remedy::ask_aws}; }

inventory::Launch not_known(const base::Unknown& why) {
  inventory::Launch launch;
  launch.has_network_configuration = true;
  launch.assign_public_ip = Known<bool>::unknown(why);
  forget_network(launch, why);
  return launch;
}

void forget_network(inventory::Launch& launch, const base::Unknown& why) {
  launch.subnets = {.items = {}, .more = why};
  launch.groups = {.items = {}, .more = why};
  launch.target_groups = {.items = {}, .more = why};
  launch.definition = inventory::Reference::unknown(why);
  launch.platform_version = Known<std::string>::unknown(why);
  launch.has_exec = Known<bool>::unknown(why);
}

void add_service_facts(const Value& service, inventory::Launch& launch) {
  if (const Value* exec = member(service, "enableExecuteCommand")) {
    launch.has_exec = network::flag_of(*exec, false);
  }
  for (const Value& balancer : items_in(service, "loadBalancers")) {
    const Value* other = member_at(balancer, {"advancedConfiguration", "alternateTargetGroupArn"});
    for (const Value* group : {member(balancer, "targetGroupArn"), other}) {
      if (group != nullptr && !group->is_null()) {
        launch.target_groups.items.push_back(network::reference_of(*group));
      }
    }
  }
}

inventory::Launch Join::launch(const Value& parameters, std::string_view task_definition, const std::string& cluster,
                               bool is_cut, inventory::Location& location, EcsAction action) const {
  std::optional<TrailId> setting;
  inventory::Launch launch = run_task_launch(arena, parameters, setting, action);
  if (setting.has_value() && *setting != TrailId::none) {
    location.setting = arena.trails()[*setting].range;
  }
  if (is_cut) {
    return not_known(cut_off());
  }
  launch.compute.cluster_default = cluster_default(answers, cluster);
  launch.task_definition = text_in(parameters, task_definition);
  launch.definition = network::reference_of(dynamic_member(arena, parameters, task_definition));
  launch.platform_version = network::word_of(dynamic_member(arena, parameters, "PlatformVersion"), "");
  add_service_facts(parameters, launch);
  const auto described = answers.task_definitions.find(launch.task_definition);
  const auto unread = answers.unread_facts.find(launch.task_definition);
  if (unread != answers.unread_facts.end()) {
    launch.network_mode = Known<std::optional<inventory::NetworkMode>>::unknown(unread->second);
  } else if (described != answers.task_definitions.end()) {
    const Value* mode = member(described->second.front().value, "networkMode");
    launch.network_mode =
        network_mode_of(text_field(mode != nullptr ? *mode : Value{}), inventory::NetworkMode::bridge);
    const Value* required = member(described->second.front().value, "requiresCompatibilities");
    launch.compute.is_not_for_fargate = required != nullptr && leaves_fargate_out(*required);
  }
  return launch;
}

base::Range Join::header(const Told& told, std::string_view name) const {
  const Value* value = member(told.value, name);
  return value != nullptr ? place_of(*value, told.at) : told.at;
}

base::Range Join::place_of(const Value& value, base::Range otherwise) const {
  return value.trail() != TrailId::none ? range_of(arena, value) : otherwise;
}

}  // namespace kakoi::sources::api
