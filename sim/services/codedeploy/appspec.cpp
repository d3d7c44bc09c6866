// AppSpec files of ECS services, in YAML or JSON:
//
//   version: 0.0
//   Resources:
//     - TargetService:
//         Type: AWS::ECS::Service
//         Properties:
//           TaskDefinition: ARN
//           LoadBalancerInfo: {ContainerName: web, ContainerPort: 80}
//           PlatformVersion: LATEST                                     # this and what follows may be left out
//           NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [...], SecurityGroups: [...], AssignPublicIp:
//           ENABLED}} CapacityProviderStrategy: [{Base: 0, CapacityProvider: FARGATE, Weight: 1}]
//   Hooks: [...]       # functions, of which there are none here: they all say yes
#include "sim/services/codedeploy/revisions.hpp"

#include "sim/value/yaml.hpp"

namespace kakoi::sim::services::codedeploy {
namespace {

tl::unexpected<ApiError> invalid(std::string message) {
  return error("InvalidRevisionException", "The AppSpec is not valid: " + std::move(message));
}

Value network_of(const Value& given) {
  const Value& awsvpc = given["AwsvpcConfiguration"];
  Value network = Value::object({{"subnets", awsvpc["Subnets"]}, {"securityGroups", awsvpc["SecurityGroups"]}});
  if (awsvpc.has("AssignPublicIp")) network.set("assignPublicIp", awsvpc["AssignPublicIp"]);
  return Value::object({{"awsvpcConfiguration", std::move(network)}});
}

Value strategy_of(const Value& given) {
  Value strategy = Value::array();
  for (const Value& item : given.items()) {
    Value provider = Value::object({{"capacityProvider", item.text("CapacityProvider")}});
    if (item.has("Weight")) provider.set("weight", item.integer("Weight"));
    if (item.has("Base")) provider.set("base", item.integer("Base"));
    strategy.append(std::move(provider));
  }
  return strategy;
}

/// Of the one resource.
Expected<Value> target_of(const Value& whole) {
  const auto& resources = whole["Resources"].items();
  if (resources.size() != 1) return invalid("there must be one resource");
  const Value& target = resources.front()["TargetService"];
  if (!target.is_object()) return invalid("the resource must be TargetService");
  if (target.text("Type") != "AWS::ECS::Service") return invalid("the type must be AWS::ECS::Service");
  return target["Properties"];
}

}  // namespace

Expected<Value> read_appspec(const std::string& content) {
  const auto whole = value::parse_yaml(content);
  if (!whole || !whole->is_object()) return invalid("it is neither YAML nor JSON");
  if (whole->number("version", -1) != 0) return invalid("the version must be 0.0");
  const auto target = target_of(*whole);
  if (!target) return tl::unexpected(target.error());
  const Value& balancer = (*target)["LoadBalancerInfo"];
  const std::string definition = target->text("TaskDefinition");
  if (definition.empty()) return invalid("TaskDefinition is missing");
  if (balancer.text("ContainerName").empty() || !balancer["ContainerPort"].as_integer()) {
    return invalid("LoadBalancerInfo must have ContainerName and ContainerPort");
  }
  Value read = Value::object({{"taskDefinition", definition}});
  read.set("loadBalancers", Value(Value::Array{Value::object({{"containerName", balancer.text("ContainerName")},
                                                              {"containerPort", balancer.integer("ContainerPort")}})}));
  if (target->has("NetworkConfiguration")) {
    read.set("networkConfiguration", network_of((*target)["NetworkConfiguration"]));
  }
  if (target->has("PlatformVersion")) read.set("platformVersion", (*target)["PlatformVersion"]);
  if (target->has("CapacityProviderStrategy")) {
    read.set("capacityProviderStrategy", strategy_of((*target)["CapacityProviderStrategy"]));
  }
  return read;
}

}  // namespace kakoi::sim::services::codedeploy
