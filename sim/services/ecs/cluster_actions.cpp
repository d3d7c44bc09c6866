#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/providers.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostDescribed = 100;

Value answer(Context& context, const world::Cluster& cluster) {
  return Value::object({{"cluster", shape_of(context, cluster, true)}});
}

/// The providers have to be there, and the default strategy among them.
Expected<bool> check_association(Context& context, const Value& input) {
  world::Cluster wanted;
  wanted.capacity_providers = input["capacityProviders"];
  if (auto checked = check_providers(context, input.texts_of("capacityProviders")); !checked) return checked;
  return check_strategy(context, wanted, input["defaultCapacityProviderStrategy"]);
}

}  // namespace

Outcome create_cluster(Context& context, const Value& input) {
  if (const auto checked = check_association(context, input); !checked) return tl::unexpected(checked.error());
  const std::string name = input.text("clusterName", "default");
  const auto [found, is_new] = context.region.ecs.clusters.try_emplace(name);
  world::Cluster& cluster = found->second;
  // A cluster that is there is answered as if it had just been made.
  if (is_new || cluster.status != "ACTIVE") {
    cluster = {.name = name, .arn = context.region.arn("ecs", "cluster/" + name)};
    cluster.settings = input.has("settings")
                           ? input["settings"]
                           : Value(Value::Array{Value::object({{"name", "containerInsights"}, {"value", "disabled"}})});
    cluster.configuration = input["configuration"];
    cluster.connect_defaults = input["serviceConnectDefaults"];
    if (input.has("capacityProviders")) cluster.capacity_providers = input["capacityProviders"];
    if (input.has("defaultCapacityProviderStrategy"))
      cluster.default_strategy = input["defaultCapacityProviderStrategy"];
    put_tags(cluster.tags, input["tags"]);
  }
  return answer(context, cluster);
}

Outcome put_cluster_capacity_providers(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  if (const auto checked = check_association(context, input); !checked) return tl::unexpected(checked.error());
  (*cluster)->capacity_providers = input["capacityProviders"];
  (*cluster)->default_strategy = input["defaultCapacityProviderStrategy"];
  return answer(context, **cluster);
}

Outcome update_cluster(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  if (input.has("settings")) (*cluster)->settings = input["settings"];
  if (input.has("configuration")) (*cluster)->configuration = input["configuration"];
  if (input.has("serviceConnectDefaults")) (*cluster)->connect_defaults = input["serviceConnectDefaults"];
  return answer(context, **cluster);
}

Outcome update_cluster_settings(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  if (input["settings"].items().empty()) return invalid("settings can not be empty.");
  (*cluster)->settings = input["settings"];
  return answer(context, **cluster);
}

Outcome describe_clusters(Context& context, const Value& input) {
  std::vector<std::string> names = input.texts_of("clusters");
  if (names.empty()) names = {"default"};
  if (names.size() > kMostDescribed) return invalid("clusters can have at most 100 items.");
  Value clusters = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    if (const world::Cluster* found = find_cluster(context, name)) {
      clusters.append(shape_of(context, *found, includes(input, "TAGS")));
    } else {
      failures.append(missing(name.starts_with("arn:") ? name : context.region.arn("ecs", "cluster/" + name)));
    }
  }
  return Value::object({{"clusters", std::move(clusters)}, {"failures", std::move(failures)}});
}

Outcome list_clusters(Context& context, const Value& input) {
  std::vector<std::string> arns;
  for (const auto& [name, cluster] : context.region.ecs.clusters) {
    if (cluster.status == "ACTIVE") arns.push_back(cluster.arn);
  }
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "clusterArns"});
}

Outcome delete_cluster(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const world::Ecs& ecs = context.region.ecs;
  const auto services = ecs.services.find((*cluster)->name);
  if (services != ecs.services.end() &&
      std::ranges::any_of(services->second, [](const auto& it) { return it.second.status != "INACTIVE"; })) {
    return error("ClusterContainsServicesException", kClusterContainsServices);
  }
  if (std::ranges::any_of(ecs.tasks, [&](const auto& it) {
        return it.second.cluster == (*cluster)->name && it.second.status != "STOPPED";
      })) {
    return error("ClusterContainsTasksException", kClusterContainsTasks);
  }
  (*cluster)->status = "INACTIVE";
  return answer(context, **cluster);
}

}  // namespace kakoi::sim::services::ecs
