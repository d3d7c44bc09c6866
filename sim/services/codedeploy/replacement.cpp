#include "sim/services/codedeploy/replacement.hpp"

#include "sim/services/codedeploy/revisions.hpp"
#include "sim/services/codedeploy/texts.hpp"

#include "sim/orchestration/blue_green.hpp"
#include "sim/services/ecs/launch_shape.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/load_balancers.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

void refuse(world::CodeDeployDeployment& deployment, std::string code, std::string message) {
  deployment.refusal_code = std::move(code);
  deployment.refusal = std::move(message);
}

void refuse_as_ecs(Context& context, world::CodeDeployDeployment& deployment, const ApiError& why) {
  refuse(deployment, "ECS_UPDATE_ERROR",
         "The ECS service cannot be updated due to an unexpected error: " + why.message +
             " (Service: AmazonECS; Status Code: " + std::to_string(why.status) + "; Error Code: " + why.code +
             "; Request ID: " + context.world.ids.uuid() + "; Proxy: null). Check your ECS service status.");
}

/// Of the pair, the one that the primary task set does not have.
void choose_target_group(const Context& context, const world::TaskSet& primary,
                         world::CodeDeployDeployment& deployment) {
  const auto& balancers = primary.launch.load_balancers.items();
  const std::string blue = balancers.empty() ? "" : balancers.front().text("targetGroupArn");
  const Value& pair = deployment.settings["loadBalancerInfo"]["targetGroupPairInfoList"].items().front();
  deployment.listeners = pair["prodTrafficRoute"].texts_of("listenerArns");
  deployment.test_listeners = pair["testTrafficRoute"].texts_of("listenerArns");
  for (const Value& it : pair["targetGroups"].items()) {
    const world::TargetGroup* group = context.region.elbv2.target_group_named(it.text("name"));
    if (group == nullptr) {
      return refuse(deployment, "ELASTIC_LOAD_BALANCING_INVALID",
                    std::string(kElbError) + "One or more target groups not found");
    }
    if (group->arn != blue) deployment.green_group = group->arn;
  }
}

/// The AppSpec as CreateTaskSet takes it; what it leaves out is as it is now.
Value task_set_input(const Context& context, const Value& spec, const world::Launch& now,
                     const std::string& target_group) {
  Value input = spec;
  Value balancer = spec["loadBalancers"].items().front();
  balancer.set("targetGroupArn", target_group);
  input.set("loadBalancers", Value(Value::Array{std::move(balancer)}));
  if (!spec.has("networkConfiguration")) input.set("networkConfiguration", ecs::network_shape(context, now));
  if (spec.has("capacityProviderStrategy")) return input;
  now.launch_type.empty() ? input.set("capacityProviderStrategy", now.capacity_providers)
                          : input.set("launchType", now.launch_type);
  return input;
}

void plan_launch(Context& context, const Value& spec, const world::TaskSet& primary,
                 world::CodeDeployDeployment& deployment) {
  const auto cluster = context.region.ecs.clusters.find(deployment.cluster);
  if (cluster == context.region.ecs.clusters.end()) return;
  auto launch =
      ecs::launch_of(context, cluster->second, task_set_input(context, spec, primary.launch, deployment.green_group));
  if (!launch) return refuse_as_ecs(context, deployment, launch.error());
  if (const auto checked = ecs::check_balanced_containers(context, *launch); !checked) {
    return refuse_as_ecs(context, deployment, checked.error());
  }
  deployment.launch = *std::move(launch);
}

}  // namespace

Expected<bool> plan_replacement(Context& context, world::CodeDeployDeployment& deployment) {
  const std::string content = content_of(deployment.revision);
  if (content.empty()) {
    refuse(deployment, "REVISION_MISSING", kNoBundle);
    return true;
  }
  const auto spec = read_appspec(content);
  if (!spec) return tl::unexpected(spec.error());
  const Value& wanted = deployment.settings["ecsServices"].items().front();
  deployment.cluster = wanted.text("clusterName");
  deployment.service = wanted.text("serviceName");
  world::Service* service = context.region.ecs.service(deployment.cluster, deployment.service);
  const world::TaskSet* primary = service != nullptr ? orchestration::primary_set(*service) : nullptr;
  // The deployment finds that out by itself.
  if (primary == nullptr) return true;
  choose_target_group(context, *primary, deployment);
  if (deployment.refusal.empty()) plan_launch(context, *spec, *primary, deployment);
  return true;
}

}  // namespace kakoi::sim::services::codedeploy
