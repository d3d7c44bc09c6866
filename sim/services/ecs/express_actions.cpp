#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/express_settings.hpp"
#include "sim/services/ecs/express_shape.hpp"
#include "sim/services/ecs/find.hpp"
#include "sim/services/ecs/shapes.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/orchestration/rollout.hpp"
#include "sim/orchestration/service_deployments.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kIdLength = 16;
constexpr std::size_t kHostLength = 12;

/// A canary of five percent, watched for three minutes, and three more when all is shifted.
Value canary_configuration() {
  constexpr std::int64_t kBake = 3;
  return Value::object(
      {{"deploymentCircuitBreaker", Value::object({{"enable", true}, {"rollback", true}})},
       {"maximumPercent", 200},
       {"minimumHealthyPercent", 100},
       {"strategy", "CANARY"},
       {"bakeTimeInMinutes", kBake},
       {"canaryConfiguration", Value::object({{"canaryPercent", 5.0}, {"canaryBakeTimeInMinutes", kBake}})}});
}

/// The Express service that `serviceArn` names. ServiceNotFoundException, InvalidParameterException.
Expected<world::Service*> express_service(Context& context, const Value& input) {
  const std::string arn = input.text("serviceArn");
  const std::string start = context.region.arn("ecs", "service/");
  const std::size_t slash = arn.find('/', start.size());
  world::Service* service = nullptr;
  if (arn.starts_with(start) && slash != std::string::npos) {
    service = context.region.ecs.service(arn.substr(start.size(), slash - start.size()), arn.substr(slash + 1));
  }
  if (service == nullptr) return error("ServiceNotFoundException", kServiceNotFound);
  if (!service->express) return invalid(kNotExpress);
  return service;
}

/// For reading, what is not there is called otherwise.
Expected<world::Service*> described_service(Context& context, const Value& input) {
  auto service = express_service(context, input);
  if (!service && service.error().code == "ServiceNotFoundException") {
    return error("ResourceNotFoundException", kServiceNotFound);
  }
  return service;
}

Expected<world::Service*> active_express(Context& context, const Value& input) {
  auto service = express_service(context, input);
  if (service && (*service)->status != "ACTIVE") return error("ServiceNotActiveException", kServiceNotActive);
  return service;
}

Value updated_shape(const Context& context, const world::Service& service) {
  const world::ServiceRevision& target = service.revisions.back();
  return Value::object({{"serviceArn", service.arn},
                        {"cluster", service.cluster},
                        {"serviceName", service.name},
                        {"status", express_status(service)},
                        {"targetConfiguration", express_configuration(context, service, target)},
                        {"createdAt", value::Timestamp{service.created}},
                        {"updatedAt", value::Timestamp{service.express->updated}}});
}

/// The service behind it, as any other Fargate service.
world::Service make_service(Context& context, const world::Cluster& cluster, const std::string& name) {
  world::Service made{.name = name,
                      .cluster = cluster.name,
                      .arn = context.region.arn("ecs", "service/" + cluster.name + "/" + name),
                      .deployment_configuration = canary_configuration(),
                      .zone_rebalancing = "ENABLED",
                      .created_by = context.caller.principal,
                      .created = context.world.now()};
  made.launch.launch_type = "FARGATE";
  made.launch.platform_version = "LATEST";
  made.express = {.host = context.world.ids.hex(kHostLength) + ".ecs." + context.region.name + ".on.aws",
                  .load_balancer_id = context.world.ids.hex(kIdLength),
                  .updated = context.world.now()};
  return made;
}

/// The task definition that is given, or one of the settings.
Expected<std::string> definition_of(Context& context, const std::string& name, const Value& input,
                                    const Value& settings) {
  if (!input.has("taskDefinitionArn")) return express_definition(context, name, settings);
  const auto found = active_definition(context, input.text("taskDefinitionArn"));
  if (!found) return tl::unexpected(found.error());
  return (*found)->arn;
}

bool changes_definition(const Value& input) {
  constexpr std::array<const char*, 6> kMembers = {
      "taskDefinitionArn", "executionRoleArn", "taskRoleArn", "cpu", "memory", "primaryContainer"};
  return std::ranges::any_of(kMembers, [&](const char* it) { return input.has(it); });
}

}  // namespace

Outcome create_express_gateway_service(Context& context, const Value& input) {
  const auto cluster = cluster_of(context, input);
  if (!cluster) return tl::unexpected(cluster.error());
  const std::string role = input.text("infrastructureRoleArn");
  if (role.empty()) return invalid("infrastructureRoleArn cannot be empty.");
  const std::string name = input.text("serviceName", "express-" + context.world.ids.hex(8));
  const world::Service* other = context.region.ecs.service((*cluster)->name, name);
  if (other != nullptr && other->status != "INACTIVE") return invalid(kNotIdempotent);
  auto settings = express_settings(name, input, {});
  if (!settings) return tl::unexpected(settings.error());
  auto network = express_network(context, input);
  if (!network) return tl::unexpected(network.error());
  auto definition = definition_of(context, name, input, *settings);
  if (!definition) return tl::unexpected(definition.error());

  world::Service made = make_service(context, **cluster, name);
  made.launch.task_definition = *std::move(definition);
  made.express->infrastructure_role = role;
  made.express->is_public = network->public_ip.value_or(false);
  made.launch.network = *std::move(network);
  made.desired = (*settings)["scalingTarget"].integer("minTaskCount");
  made.express->configuration = *std::move(settings);
  put_tags(made.tags, input["tags"]);
  world::Service& service = context.region.ecs.services[(*cluster)->name][name];
  service = std::move(made);
  orchestration::begin_deployment(context.here(), service);
  return Value::object({{"service", express_shape(context, service, true)}});
}

Outcome describe_express_gateway_service(Context& context, const Value& input) {
  const auto service = described_service(context, input);
  if (!service) return tl::unexpected(service.error());
  return Value::object({{"service", express_shape(context, **service, includes(input, "TAGS"))}});
}

Outcome update_express_gateway_service(Context& context, const Value& input) {
  const auto found = active_express(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  auto settings = express_settings(service.name, input, service.express->configuration);
  if (!settings) return tl::unexpected(settings.error());
  // What UpdateService did to the network stays until an Express update says where the tasks are to be.
  if (input.has("networkConfiguration")) {
    auto network = express_network(context, input);
    if (!network) return tl::unexpected(network.error());
    service.express->is_public = network->public_ip.value_or(false);
    service.launch.network = *std::move(network);
  }
  if (changes_definition(input)) {
    auto definition = definition_of(context, service.name, input, *settings);
    if (!definition) return tl::unexpected(definition.error());
    service.launch.task_definition = *std::move(definition);
  }
  const std::int64_t least = (*settings)["scalingTarget"].integer("minTaskCount");
  const std::int64_t most = (*settings)["scalingTarget"].integer("maxTaskCount");
  service.desired = std::clamp(service.desired, least, most);
  service.express->configuration = *std::move(settings);
  service.express->updated = context.world.now();
  orchestration::begin_deployment(context.here(), service);
  return Value::object({{"service", updated_shape(context, service)}});
}

Outcome delete_express_gateway_service(Context& context, const Value& input) {
  const auto found = active_express(context, input);
  if (!found) return tl::unexpected(found.error());
  world::Service& service = **found;
  service.express->updated = context.world.now();
  orchestration::begin_draining(context.here(), service);
  return Value::object({{"service", express_shape(context, service, true)}});
}

}  // namespace kakoi::sim::services::ecs
