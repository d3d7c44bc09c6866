#include "sim/services/ecs/deployment_shapes.hpp"
#include "sim/services/ecs/express_shape.hpp"
#include "sim/services/ecs/launch_shape.hpp"
#include "sim/services/ecs/revision_counts.hpp"

#include "sim/crypto/digest.hpp"
#include "sim/orchestration/services.hpp"
#include "sim/orchestration/startup.hpp"

namespace kakoi::sim::services::ecs {
namespace {

using value::Timestamp;

/// The images of the task definition. Nobody here pulls them: the digest is one of their names.
Value images_shape(const Context& context, const world::Launch& launch) {
  Value images = Value::array();
  const world::TaskDefinition* definition = context.region.ecs.definition(launch.task_definition);
  if (definition == nullptr) return images;
  for (const Value& container : definition->registered["containerDefinitions"].items()) {
    const std::string image = container.text("image");
    images.append(Value::object({{"containerName", container.text("name")},
                                 {"imageDigest", "sha256:" + crypto::hex(crypto::sha256(image))},
                                 {"image", image}}));
  }
  return images;
}

/// The target groups that get the traffic in the end.
Value resolved_shape(const world::Launch& launch) {
  Value balancers = Value::array();
  for (const Value& it : launch.load_balancers.items()) {
    if (!it.has("targetGroupArn")) continue;
    Value shape = Value::object({{"targetGroupArn", it["targetGroupArn"]}});
    const Value& rule = it["advancedConfiguration"]["productionListenerRule"];
    if (!rule.is_null()) shape.set("productionListenerRule", rule);
    balancers.append(std::move(shape));
  }
  return Value::object({{"loadBalancers", std::move(balancers)}});
}

}  // namespace

Value counts_of(Context& context, const world::Service& service, const std::string& revision) {
  std::int64_t running = 0;
  std::int64_t pending = 0;
  std::int64_t requested = 0;
  for (const world::Deployment& deployment : service.deployments) {
    if (deployment.revision != revision) continue;
    const orchestration::Crew crew = orchestration::crew_of(context.here(), service, deployment.id);
    running += static_cast<std::int64_t>(crew.running.size());
    pending += static_cast<std::int64_t>(crew.coming.size());
    requested += deployment.standing == world::Standing::primary ? service.desired : crew.size();
  }
  return Value::object({{"arn", revision},
                        {"requestedTaskCount", requested},
                        {"runningTaskCount", running},
                        {"pendingTaskCount", pending}});
}

Value shape_of(Context& context, const world::Service& service, const world::ServiceRevision& revision) {
  Value shape = Value::object({{"serviceRevisionArn", revision.arn},
                               {"serviceArn", service.arn},
                               {"clusterArn", context.region.arn("ecs", "cluster/" + service.cluster)},
                               {"taskDefinition", revision.launch.task_definition}});
  show_launch(context, revision.launch, orchestration::resolved_platform(revision.launch.platform_version), shape);
  shape.set("loadBalancers", revision.launch.load_balancers);
  shape.set("serviceRegistries", revision.launch.registries);
  shape.set("containerImages", images_shape(context, revision.launch));
  shape.set("guardDutyEnabled", false);
  shape.set("serviceConnectConfiguration", revision.connect);
  if (revision.volumes.is_array()) shape.set("volumeConfigurations", revision.volumes);
  if (revision.lattice.is_array()) shape.set("vpcLatticeConfigurations", revision.lattice);
  shape.set("createdAt", Timestamp{revision.created});
  shape.set("resolvedConfiguration", resolved_shape(revision.launch));
  if (service.express) shape.set("ecsManagedResources", managed_resources(context, service));
  return shape;
}

}  // namespace kakoi::sim::services::ecs
