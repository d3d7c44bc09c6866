#include "sim/services/ecs/controllers.hpp"

#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/service_deployments.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kakoi::sim::services::ecs {
namespace {

/// A member of UpdateService, and what it is called in a refusal.
struct Named {
  std::string_view member = {};
  std::string_view what = {};
};

// In the order in which they are looked at.
constexpr std::array<Named, 11> kOfTheTaskSets = {{{"networkConfiguration", "network parameters"},
                                                   {"platformVersion", "platform version"},
                                                   {"taskDefinition", "task definition"},
                                                   {"loadBalancers", "load balancers"},
                                                   {"serviceRegistries", "service registries"},
                                                   {"capacityProviderStrategy", "capacity provider strategy"},
                                                   {"serviceConnectConfiguration", "service connect configuration"},
                                                   {"volumeConfigurations", "volume configurations"},
                                                   {"vpcLatticeConfigurations", "VPC Lattice configurations"},
                                                   {"enableExecuteCommand", "execute command"},
                                                   {"availabilityZoneRebalancing", "Availability Zone rebalancing"}}};

// The API's own reference lets these through for EXTERNAL; the guide to that controller does not name them.
constexpr std::array<std::string_view, 4> kPlacementAndTags = {"placementConstraints", "placementStrategy",
                                                               "enableECSManagedTags", "propagateTags"};

Expected<bool> check_code_deploy(const Value& input) {
  for (const Named& it : kOfTheTaskSets) {
    if (input.has(it.member)) {
      return invalid("Unable to update " + std::string(it.what) + kOfController + "CODE_DEPLOY" + kByCodeDeploy);
    }
  }
  if (input.boolean("forceNewDeployment")) return invalid(kCodeDeployForce);
  return true;
}

Expected<bool> check_external(const Context& context, const Value& input) {
  const world::Quirks& quirks = context.world.quirks;
  const auto refusal = [&](std::string_view what) {
    if (!quirks.external_refuses_each_by_name) return invalid(kExternalUpdate);
    return invalid("Unable to update " + std::string(what) + " on services with an EXTERNAL deployment controller.");
  };
  for (const Named& it : kOfTheTaskSets) {
    if (input.has(it.member)) return refusal(it.what);
  }
  if (input.has("deploymentConfiguration")) return refusal("deployment configuration");
  for (const std::string_view member : kPlacementAndTags) {
    if (input.has(member) && !quirks.external_takes_placement_and_tags) return refusal(member);
  }
  if (!input.has("forceNewDeployment")) return true;
  return invalid(quirks.external_refuses_each_by_name ? kExternalForce : kExternalUpdate);
}

/// With the same ids, so that they keep their tasks. What was being replaced goes.
void become_task_sets(const Context& context, world::Service& service) {
  for (const world::Deployment& it : service.deployments) {
    const bool is_primary = it.standing == world::Standing::primary;
    service.task_sets.push_back(
        {.id = it.id,
         .arn = context.region.arn("ecs", "task-set/" + service.cluster + "/" + service.name + "/" + it.id),
         .standing = is_primary ? world::Standing::primary : world::Standing::draining,
         .launch = it.launch,
         .steady_at = context.world.now(),
         .created = it.created,
         .updated = context.world.now()});
  }
  service.deployments.clear();
}

void become_deployments(const Context& context, world::Service& service) {
  // Without a primary set, the first one.
  const auto primary = std::ranges::find(service.task_sets, world::Standing::primary, &world::TaskSet::standing);
  if (primary != service.task_sets.end()) std::rotate(service.task_sets.begin(), primary, primary + 1);
  for (const world::TaskSet& it : service.task_sets) {
    const bool is_first = service.deployments.empty();
    world::Deployment deployment{.id = it.id,
                                 .standing = is_first ? world::Standing::primary : world::Standing::active,
                                 .launch = it.launch,
                                 .created = it.created,
                                 .updated = context.world.now()};
    deployment.reason = "ECS deployment " + deployment.id + " in progress.";
    if (is_first) service.launch = it.launch;
    service.deployments.push_back(std::move(deployment));
  }
  service.task_sets.clear();
}

}  // namespace

Expected<bool> check_update(const Context& context, const world::Service& service, const Value& input) {
  if (service.express && input["deploymentConfiguration"].has("strategy") &&
      input["deploymentConfiguration"].text("strategy") != service.deployment_configuration.text("strategy")) {
    return invalid(kExpressStrategy);
  }
  if (service.controller == "CODE_DEPLOY") return check_code_deploy(input);
  if (service.controller == "EXTERNAL") return check_external(context, input);
  return true;
}

Expected<bool> change_controller(Context& context, world::Service& service, const Value& input) {
  const std::string wanted = input["deploymentController"].text("type", service.controller);
  if (wanted == service.controller) return true;
  if (!context.world.quirks.controller_can_change) return invalid(kControllerFixed);
  if (service.controller == "ECS") {
    orchestration::stop_service_deployment(context.here(), service, kControllerChanged);
    become_task_sets(context, service);
  } else if (wanted == "ECS") {
    become_deployments(context, service);
    if (!service.deployments.empty()) {
      orchestration::open_service_deployment(context.here(), service, service.deployments.front());
    }
  }
  service.controller = wanted;
  return true;
}

}  // namespace kakoi::sim::services::ecs
