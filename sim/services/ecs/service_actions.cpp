#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/deployment_settings.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/load_balancers.hpp"
#include "sim/services/ecs/service_settings.hpp"
#include "sim/services/ecs/settings.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"
#include "sim/services/ecs/tokens.hpp"
#include "sim/services/ecs/visibility.hpp"

#include "sim/orchestration/placement.hpp"
#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/services/names.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kMostDescribed = 10;

/// The task set of a CODE_DEPLOY service that comes with it.
void add_first_task_set(Context& context, world::Service& service) {
  world::TaskSet set{.id = context.world.ids.ecs_svc(),
                     .standing = world::Standing::primary,
                     .launch = service.launch,
                     .created = context.world.now(),
                     .updated = context.world.now()};
  set.arn = context.region.arn("ecs", "task-set/" + service.cluster + "/" + service.name + "/" + set.id);
  service.task_sets.push_back(std::move(set));
  orchestration::look_at(context.here(), service);
}

Expected<bool> check_controller(const world::Service& service, const Value& input) {
  if (service.scheduling == "DAEMON" && service.controller != "ECS") {
    return invalid("The DAEMON scheduling strategy is not supported with the " + service.controller +
                   " deployment controller.");
  }
  if (service.controller == "EXTERNAL" && (input.has("taskDefinition") || input.has("networkConfiguration"))) {
    return invalid(
        "Task definition and network configuration belong to the task sets of a service with an EXTERNAL "
        "deployment controller.");
  }
  if (service.controller == "EXTERNAL" && !input["loadBalancers"].items().empty()) return invalid(kExternalBalancers);
  return true;
}

/// By name or ARN, each of them.
bool is_same_namespace(const Context& context, const std::string& kept, const std::string& wanted) {
  const std::string prefix = context.region.arn("servicediscovery", "namespace/");
  const std::string name = short_name(wanted, prefix);
  return kept == wanted || (!name.empty() && short_name(kept, prefix) == name);
}

/// The same token with the same parameters: the service that it made, as it is now.
Outcome answered_before(Context& context, const world::Cluster& cluster, const world::TokenUse& use) {
  const world::Service* service = context.region.ecs.service(cluster.name, use.made.front());
  if (service == nullptr || service->status != "ACTIVE") return invalid(kNotIdempotent);
  return Value::object({{"service", shape_of(context, *service, true)}});
}

}  // namespace

Outcome create_service(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const auto use = token_use(context, input);
  if (!use) return tl::unexpected(use.error());
  if (*use != nullptr) return answered_before(context, **cluster, **use);
  world::Service made{.name = input.text("serviceName"),
                      .cluster = (*cluster)->name,
                      .controller = input["deploymentController"].text("type", "ECS"),
                      .scheduling = input.text("schedulingStrategy", "REPLICA"),
                      .desired = input.integer("desiredCount"),
                      .role = input.text("role"),
                      .created_by = context.caller.principal,
                      .created = context.world.now()};
  if (made.name.empty()) return invalid("Service name cannot be empty.");
  if (const auto checked = check_controller(made, input); !checked) return tl::unexpected(checked.error());
  if (made.scheduling == "REPLICA" && !input.has("desiredCount")) return invalid(kCountRequired);
  if (const auto checked = check_settings(made, input); !checked) return tl::unexpected(checked.error());
  if (const auto checked = check_deployment_configuration(made, input["deploymentConfiguration"]); !checked) {
    return tl::unexpected(checked.error());
  }
  const world::Service* other = context.region.ecs.service(made.cluster, made.name);
  if (other != nullptr && other->status == "DRAINING") {
    return invalid("Unable to Start a service that is still Draining.");
  }
  if (other != nullptr && other->status == "ACTIVE") return invalid(kNotIdempotent);
  if (made.controller != "EXTERNAL") {
    auto launch = launch_of(context, **cluster, input);
    if (!launch) return tl::unexpected(launch.error());
    made.launch = *std::move(launch);
    if (const auto checked = check_service_balancers(context, made, input); !checked) {
      return tl::unexpected(checked.error());
    }
    if (made.scheduling == "DAEMON" && made.launch.is_fargate()) return invalid(kDaemonFargate);
  }
  made.arn = context.region.arn("ecs", "service/" + made.cluster + "/" + made.name);
  made.zone_rebalancing = input.text("availabilityZoneRebalancing", "ENABLED");
  made.connect = input["serviceConnectConfiguration"];
  made.volumes = input["volumeConfigurations"];
  made.lattice = input["vpcLatticeConfigurations"];
  made.wants_ipv6 = has_dual_stack(context);
  put_settings(made, input);
  if (made.scheduling == "DAEMON") made.desired = orchestration::active_instances(context.region.ecs, made.cluster);
  put_tags(made.tags, input["tags"]);
  world::Service& service = context.region.ecs.services[made.cluster][made.name];
  service = std::move(made);
  remember_token(context, input, {service.name});
  if (service.controller == "ECS") orchestration::begin_deployment(context.here(), service);
  if (service.controller == "CODE_DEPLOY") add_first_task_set(context, service);
  return Value::object({{"service", shape_of(context, service, true)}});
}

Outcome describe_services(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::vector<std::string> names = input.texts_of("services");
  if (names.empty()) return invalid("Services cannot be empty.");
  if (names.size() > kMostDescribed) return invalid("services can have at most 10 items.");
  Value services = Value::array();
  Value failures = Value::array();
  for (const std::string& name : names) {
    const world::Service* found = find_service(context, **cluster, name);
    if (found != nullptr && is_visible(context, found->created)) {
      services.append(visible_shape(context, *found, includes(input, "TAGS")));
    } else {
      failures.append(missing(
          name.starts_with("arn:") ? name : context.region.arn("ecs", "service/" + (*cluster)->name + "/" + name)));
    }
  }
  return Value::object({{"services", std::move(services)}, {"failures", std::move(failures)}});
}

Outcome list_services(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string launch_type = input.text("launchType");
  const std::string scheduling = input.text("schedulingStrategy");
  const std::string management = input.text("resourceManagementType");
  std::vector<std::string> arns;
  for (const auto& [name, service] : context.region.ecs.services[(*cluster)->name]) {
    const bool is_wanted = service.status == "ACTIVE" &&
                           (launch_type.empty() || service.launch.launch_type == launch_type) &&
                           (scheduling.empty() || service.scheduling == scheduling) &&
                           (management.empty() || management == (service.express ? "ECS" : "CUSTOMER")) &&
                           is_visible(context, service.created);
    if (is_wanted) arns.push_back(service.arn);
  }
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "serviceArns", .default_size = 10});
}

Outcome list_services_by_namespace(Context& context, const Value& input) {
  const std::string wanted = input.text("namespace");
  if (wanted.empty()) return invalid("namespace cannot be empty.");
  std::vector<std::string> arns;
  bool is_known = false;
  for (const auto& [cluster, services] : context.region.ecs.services) {
    for (const auto& [name, service] : services) {
      if (!is_same_namespace(context, service.connect.text("namespace"), wanted)) continue;
      is_known = true;
      if (service.status == "ACTIVE" && service.connect.boolean("enabled")) arns.push_back(service.arn);
    }
  }
  for (const auto& [name, cluster] : context.region.ecs.clusters) {
    is_known = is_known || is_same_namespace(context, cluster.connect_defaults.text("namespace"), wanted);
  }
  if (!is_known) return error("NamespaceNotFoundException", "The namespace was not found.");
  std::ranges::sort(arns);
  return list_page(context, input, arns, {.member = "serviceArns", .default_size = 10});
}

Outcome delete_service(Context& context, const Value& input) {
  const auto found = active_service_of(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  if (service.desired > 0 && service.scheduling == "REPLICA" && !input.boolean("force")) {
    return invalid(kScaledServiceDeleted);
  }
  orchestration::begin_draining(context.here(), service);
  return Value::object({{"service", shape_of(context, service, true)}});
}

}  // namespace kakoi::sim::services::ecs
