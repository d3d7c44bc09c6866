#include "sim/services/ecs/express_shape.hpp"

#include "sim/orchestration/service_deployments.hpp"
#include "sim/services/tags.hpp"

namespace kakoi::sim::services::ecs {
namespace {

using value::Timestamp;

/// Ingress is as wide as the subnets of the service: that of its load balancer.
Value ingress_paths(const world::Express& express) {
  return Value::Array{Value::object(
      {{"accessType", express.is_public ? "PUBLIC" : "PRIVATE"}, {"endpoint", "https://" + express.host + "/"}})};
}

/// What the configuration says of the network, and where tasks are now if UpdateService has moved them.
Value network_of(const world::ServiceRevision& revision) {
  if (!revision.launch.network) return {};
  return Value::object({{"subnets", Value::texts(revision.launch.network->subnets)},
                        {"securityGroups", Value::texts(revision.launch.network->groups)}});
}

Value balancer(const Context& context, const world::Service& service, std::string_view status) {
  const world::Express& express = *service.express;
  const std::string arn = context.region.arn("elasticloadbalancing", "loadbalancer/app/ecs-express-gateway-alb-" +
                                                                         express.load_balancer_id.substr(0, 8) + "/" +
                                                                         express.load_balancer_id);
  return Value::object({{"arn", arn},
                        {"status", status},
                        {"updatedAt", Timestamp{express.updated}},
                        {"scheme", express.is_public ? "internet-facing" : "internal"},
                        {"subnetIds", Value::texts(service.launch.network->subnets)},
                        {"securityGroupIds", Value::texts(service.launch.network->groups)}});
}

}  // namespace

Value express_status(const world::Service& service) { return Value::object({{"statusCode", service.status}}); }

Value express_configuration(const Context&, const world::Service& service, const world::ServiceRevision& revision) {
  Value shape = revision.express;
  shape.set("serviceRevisionArn", revision.arn);
  shape.set("networkConfiguration", network_of(revision));
  shape.set("ingressPaths", ingress_paths(*service.express));
  shape.set("createdAt", Timestamp{revision.created});
  return shape;
}

Value express_shape(Context& context, const world::Service& service, bool with_tags) {
  Value configurations = Value::array();
  for (const world::Deployment& deployment : service.deployments) {
    const world::ServiceRevision* revision = orchestration::revision_of(service, deployment.revision);
    if (revision != nullptr) configurations.append(express_configuration(context, service, *revision));
  }
  Value shape = Value::object({{"cluster", service.cluster},
                               {"serviceName", service.name},
                               {"serviceArn", service.arn},
                               {"infrastructureRoleArn", service.express->infrastructure_role},
                               {"status", express_status(service)}});
  if (const world::ServiceDeployment* current = orchestration::current(service)) {
    shape.set("currentDeployment", current->arn);
  }
  shape.set("activeConfigurations", std::move(configurations));
  if (with_tags) shape.set("tags", tag_list(service.tags));
  shape.set("createdAt", Timestamp{service.created});
  shape.set("updatedAt", Timestamp{service.express->updated});
  return shape;
}

Value managed_resources(const Context& context, const world::Service& service) {
  if (!service.launch.network) return {};
  const std::string_view status = service.status == "ACTIVE" ? "ACTIVE" : "DEPROVISIONING";
  const world::Express& express = *service.express;
  Value path = ingress_paths(express).items()[0];
  path.set("loadBalancer", balancer(context, service, status));
  const Value& scaling = express.configuration["scalingTarget"];
  const Timestamp updated{express.updated};
  Value target = Value::object({{"status", status},
                                {"updatedAt", updated},
                                {"minCapacity", scaling["minTaskCount"]},
                                {"maxCapacity", scaling["maxTaskCount"]}});
  const Value& logs = express.configuration["primaryContainer"]["awsLogsConfiguration"];
  Value group = Value::object({{"status", status}, {"updatedAt", updated}, {"logGroupName", logs["logGroup"]}});
  return Value::object({{"ingressPaths", Value::Array{std::move(path)}},
                        {"autoScaling", Value::object({{"scalableTarget", std::move(target)}})},
                        {"logGroups", Value::Array{std::move(group)}}});
}

}  // namespace kakoi::sim::services::ecs
