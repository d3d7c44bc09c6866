#include "sim/services/ecs/load_balancers.hpp"

#include "sim/services/ecs/texts.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

Expected<bool> check_container(const world::TaskDefinition& definition, const Value& balancer) {
  const std::string name = balancer.text("containerName");
  const std::int64_t port = balancer.integer("containerPort");
  const auto& containers = definition.registered["containerDefinitions"].items();
  const auto container = std::ranges::find(containers, name, [](const Value& it) { return it.text("name"); });
  if (container == containers.end()) {
    return invalid("The container " + name + " does not exist in the task definition.");
  }
  const bool has_port = std::ranges::any_of((*container)["portMappings"].items(), [&](const Value& mapping) {
    return mapping.integer("containerPort") == port;
  });
  if (!has_port) {
    return invalid("The container " + name + " did not have a container port " + std::to_string(port) + " defined.");
  }
  return true;
}

Expected<bool> check_target_group(const Context& context, const std::string& network_mode, const Value& balancer) {
  const std::string arn = balancer.text("targetGroupArn");
  const world::Elbv2& elbv2 = context.region.elbv2;
  const auto group = elbv2.target_groups.find(arn);
  if (group == elbv2.target_groups.end()) return invalid("The target group " + arn + " does not exist.");
  const bool is_awsvpc = network_mode == "awsvpc";
  if ((group->second.target_type == "ip") != is_awsvpc) {
    return invalid("The provided target group " + arn + " has target type " + group->second.target_type +
                   ", which is incompatible with the " + network_mode +
                   " network mode specified in the task definition.");
  }
  if (elbv2.balancers_of(arn).empty()) {
    return invalid("The target group with targetGroupArn " + arn + " does not have an associated load balancer.");
  }
  return true;
}

}  // namespace

Expected<bool> check_balanced_containers(const Context& context, const world::Launch& launch) {
  const world::TaskDefinition* definition = context.region.ecs.definition(launch.task_definition);
  if (definition == nullptr) return true;
  for (const Value& balancer : launch.load_balancers.items()) {
    if (auto checked = check_container(*definition, balancer); !checked) return checked;
  }
  return true;
}

Expected<bool> check_balancers(const Context& context, const world::Launch& launch) {
  const world::TaskDefinition* definition = context.region.ecs.definition(launch.task_definition);
  const std::string mode = definition != nullptr ? definition->network_mode() : "";
  for (const Value& balancer : launch.load_balancers.items()) {
    if (!balancer.has("targetGroupArn") && mode == "awsvpc") return invalid(kClassicBalancer);
    if (!balancer.has("targetGroupArn")) continue;
    if (auto checked = check_target_group(context, mode, balancer); !checked) return checked;
  }
  return check_balanced_containers(context, launch);
}

Expected<bool> check_service_balancers(const Context& context, const world::Service& service, const Value& input) {
  const bool has_any = !service.launch.load_balancers.items().empty();
  if (!has_any && input.has("healthCheckGracePeriodSeconds")) return invalid(kGraceWithoutBalancer);
  if (!has_any && service.controller == "CODE_DEPLOY" && !context.world.quirks.code_deploy_without_load_balancer) {
    return invalid(kCodeDeployBalancer);
  }
  return check_balancers(context, service.launch);
}

}  // namespace kakoi::sim::services::ecs
