#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/load_balancers.hpp"
#include "sim/services/ecs/service_settings.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/services.hpp"
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
  if (service.controller != "ECS" && service.controller != "CODE_DEPLOY" && service.controller != "EXTERNAL") {
    return invalid("deploymentController type must be one of [ECS, CODE_DEPLOY, EXTERNAL]");
  }
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

}  // namespace

Outcome create_service(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
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
  if (const auto checked = check_settings(input); !checked) return tl::unexpected(checked.error());
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
  }
  made.arn = context.region.arn("ecs", "service/" + made.cluster + "/" + made.name);
  made.zone_rebalancing = input.text("availabilityZoneRebalancing", "ENABLED");
  put_settings(made, input);
  put_tags(made.tags, input["tags"]);
  world::Service& service = context.region.ecs.services[made.cluster][made.name];
  service = std::move(made);
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
    const world::Service* found = context.region.ecs.service((*cluster)->name, last_part(name));
    if (found != nullptr) {
      services.append(shape_of(context, *found, includes(input, "TAGS")));
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
  std::vector<std::string> arns;
  for (const auto& [name, service] : context.region.ecs.services[(*cluster)->name]) {
    const bool is_wanted = service.status != "INACTIVE" &&
                           (launch_type.empty() || service.launch.launch_type == launch_type) &&
                           (scheduling.empty() || service.scheduling == scheduling);
    if (is_wanted) arns.push_back(service.arn);
  }
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
