// UpdateService: what each controller lets through, and what of it starts a deployment.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/controllers.hpp"
#include "sim/services/ecs/deployment_settings.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/load_balancers.hpp"
#include "sim/services/ecs/providers.hpp"
#include "sim/services/ecs/service_settings.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/visibility.hpp"

#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/value/json.hpp"

#include <optional>

namespace kakoi::sim::services::ecs {
namespace {

/// How tasks are to be started from now on, and whether that asks for a deployment.
struct Change {
  world::Launch launch;
  bool starts_deployment = false;

  /// Takes over what the request says, and starts a deployment when that is something else.
  void take(Value& kept, const Value& given) {
    if (given.is_null()) return;
    starts_deployment |= value::to_json(kept) != value::to_json(given);
    kept = given;
  }
};

Expected<bool> change_network(Context& context, const Value& input, Change& change) {
  auto network = network_of(context, input);
  if (!network) return tl::unexpected(network.error());
  if (!*network) return true;
  world::Awsvpc& wanted = **network;
  const std::optional<world::Awsvpc>& old = change.launch.network;
  const bool says_groups = input["networkConfiguration"]["awsvpcConfiguration"].has("securityGroups");
  if (!says_groups && old && context.world.quirks.update_keeps_omitted_groups) wanted.groups = old->groups;
  const bool is_same = old && old->subnets == wanted.subnets && old->groups == wanted.groups &&
                       old->public_ip.value_or(false) == wanted.public_ip.value_or(false);
  change.starts_deployment |= !is_same || context.world.quirks.same_network_starts_deployment;
  change.launch.network = std::move(wanted);
  return true;
}

Expected<bool> change_definition(Context& context, const Value& input, Change& change) {
  if (!input.has("taskDefinition")) return true;
  const auto definition = active_definition(context, input.text("taskDefinition"));
  if (!definition) return tl::unexpected(definition.error());
  change.starts_deployment |= (*definition)->arn != change.launch.task_definition;
  change.launch.task_definition = (*definition)->arn;
  return true;
}

Expected<bool> change_providers(Context& context, const world::Cluster& cluster, const Value& input, Change& change) {
  const Value& strategy = input["capacityProviderStrategy"];
  if (strategy.items().empty()) return true;
  if (auto checked = check_strategy(context, cluster, strategy); !checked) return checked;
  world::Launch& launch = change.launch;
  launch.launch_type.clear();
  launch.capacity_providers = strategy;
  if (!launch.is_fargate()) launch.platform_version.clear();
  if (launch.is_fargate() && launch.platform_version.empty()) launch.platform_version = "LATEST";
  return true;
}

Expected<Change> change_of(Context& context, const world::Service& service, const Value& input) {
  Change change{.launch = service.launch, .starts_deployment = input.boolean("forceNewDeployment")};
  const world::Cluster& cluster = context.region.ecs.clusters.at(service.cluster);
  if (const auto it = change_definition(context, input, change); !it) return tl::unexpected(it.error());
  if (const auto it = change_network(context, input, change); !it) return tl::unexpected(it.error());
  if (input.has("platformVersion")) {
    change.starts_deployment |= input.text("platformVersion") != change.launch.platform_version;
    change.launch.platform_version = input.text("platformVersion");
  }
  if (input.has("loadBalancers")) {
    change.starts_deployment = true;
    change.launch.load_balancers = input["loadBalancers"];
    if (const auto checked = check_balancers(context, change.launch); !checked) return tl::unexpected(checked.error());
  }
  if (input.has("serviceRegistries")) {
    change.starts_deployment = true;
    change.launch.registries = input["serviceRegistries"];
  }
  if (const auto it = change_providers(context, cluster, input, change); !it) return tl::unexpected(it.error());
  const bool resets = change.starts_deployment && context.world.quirks.update_resets_platform_version;
  if (resets && !input.has("platformVersion") && change.launch.is_fargate()) change.launch.platform_version = "LATEST";
  if (const auto checked = check_network(context, change.launch); !checked) return tl::unexpected(checked.error());
  return change;
}

Expected<bool> check_all(Context& context, const world::Service& service, const Value& input) {
  if (auto checked = check_update(context, service, input); !checked) return checked;
  if (auto checked = check_settings(service, input); !checked) return checked;
  return check_deployment_configuration(service, input["deploymentConfiguration"]);
}

}  // namespace

Outcome update_service(Context& context, const Value& input) {
  const auto found = active_service_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  if (const auto checked = check_all(context, service, input); !checked) return tl::unexpected(checked.error());
  std::optional<Change> change;
  if (service.controller == "ECS") {
    auto wanted = change_of(context, service, input);
    if (!wanted) return tl::unexpected(wanted.error());
    change = *std::move(wanted);
  }
  keep_view(context, service);
  if (const auto changed = change_controller(context, service, input); !changed) {
    return tl::unexpected(changed.error());
  }
  put_settings(service, input);
  if (change && service.controller == "ECS") {
    change->take(service.connect, input["serviceConnectConfiguration"]);
    change->take(service.volumes, input["volumeConfigurations"]);
    change->take(service.lattice, input["vpcLatticeConfigurations"]);
    service.launch = std::move(change->launch);
    if (change->starts_deployment) orchestration::begin_deployment(context.here(), service);
  }
  orchestration::look_at(context.here(), service);
  return Value::object({{"service", shape_of(context, service, true)}});
}

}  // namespace kakoi::sim::services::ecs
