// UpdateService: what each controller lets through, and what of it starts a deployment.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/load_balancers.hpp"
#include "sim/services/ecs/service_settings.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/services.hpp"

namespace kakoi::sim::services::ecs {
namespace {

Expected<bool> check_code_deploy(const Value& input) {
  if (input.has("networkConfiguration") || input.has("platformVersion")) return invalid(kCodeDeployNetwork);
  if (input.has("taskDefinition")) return invalid(kCodeDeployDefinition);
  if (input.boolean("forceNewDeployment")) return invalid(kCodeDeployForce);
  return true;
}

Expected<bool> check_external(const Value& input) {
  for (const char* member : {"networkConfiguration", "platformVersion", "taskDefinition", "loadBalancers",
                             "serviceRegistries", "capacityProviderStrategy", "forceNewDeployment"}) {
    if (input.has(member)) return invalid(kExternalUpdate);
  }
  return true;
}

Expected<bool> check_controller(const world::Service& service, const Value& input) {
  if (service.controller == "CODE_DEPLOY") return check_code_deploy(input);
  if (service.controller == "EXTERNAL") return check_external(input);
  return true;
}

/// How tasks are to be started from now on, and whether that asks for a deployment.
struct Change {
  world::Launch launch;
  bool starts_deployment = false;
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

Expected<Change> change_of(Context& context, const world::Service& service, const Value& input) {
  Change change{.launch = service.launch, .starts_deployment = input.boolean("forceNewDeployment")};
  if (input.has("taskDefinition")) {
    const auto definition = active_definition(context, input.text("taskDefinition"));
    if (!definition) return tl::unexpected(definition.error());
    change.starts_deployment |= (*definition)->arn != change.launch.task_definition;
    change.launch.task_definition = (*definition)->arn;
  }
  if (const auto changed = change_network(context, input, change); !changed) return tl::unexpected(changed.error());
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
  if (!input["capacityProviderStrategy"].items().empty()) {
    change.launch.launch_type.clear();
    change.launch.capacity_providers = input["capacityProviderStrategy"];
  }
  if (const auto checked = check_network(context, change.launch); !checked) return tl::unexpected(checked.error());
  return change;
}

}  // namespace

Outcome update_service(Context& context, const Value& input) {
  const auto found = active_service_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  if (const auto checked = check_controller(service, input); !checked) return tl::unexpected(checked.error());
  if (const auto checked = check_settings(input); !checked) return tl::unexpected(checked.error());
  if (service.controller == "ECS") {
    auto change = change_of(context, service, input);
    if (!change) return tl::unexpected(change.error());
    service.launch = std::move(change->launch);
    if (change->starts_deployment) orchestration::begin_deployment(context.here(), service);
  }
  put_settings(service, input);
  orchestration::look_at(context.here(), service);
  return Value::object({{"service", shape_of(context, service, true)}});
}

}  // namespace kakoi::sim::services::ecs
