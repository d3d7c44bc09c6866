#include "sim/services/ecs/express_settings.hpp"

#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/launches.hpp"
#include "sim/services/ecs/texts.hpp"

#include "sim/network/reach.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::int64_t kDefaultPort = 80;
constexpr std::int64_t kDefaultLeast = 1;
constexpr std::int64_t kDefaultMost = 20;
constexpr std::int64_t kDefaultTarget = 60;
constexpr std::array<const char*, 7> kMembers = {"executionRoleArn", "taskRoleArn",      "cpu",          "memory",
                                                 "healthCheckPath",  "primaryContainer", "scalingTarget"};

void fill(Value& settings, const char* name, Value it) {
  if (!settings.has(name)) settings.set(name, std::move(it));
}

Value container_of(const std::string& service, Value container) {
  fill(container, "containerPort", kDefaultPort);
  const std::string group = "/aws/ecs/" + service;
  fill(container, "awsLogsConfiguration", Value::object({{"logGroup", group}, {"logStreamPrefix", "ecs"}}));
  return container;
}

Expected<Value> scaling_of(Value scaling) {
  fill(scaling, "minTaskCount", kDefaultLeast);
  fill(scaling, "maxTaskCount", std::max(kDefaultMost, scaling.integer("minTaskCount")));
  fill(scaling, "autoScalingMetric", "AVERAGE_CPU");
  fill(scaling, "autoScalingTargetValue", kDefaultTarget);
  const std::int64_t least = scaling.integer("minTaskCount");
  if (least < 0 || least > scaling.integer("maxTaskCount")) {
    return invalid("minTaskCount must be between 0 and maxTaskCount.");
  }
  return scaling;
}

/// The container as task definitions have it.
Value container_definition(const Context& context, const Value& container) {
  const Value& logs = container["awsLogsConfiguration"];
  Value made = Value::object(
      {{"name", "Main"},
       {"image", container["image"]},
       {"essential", true},
       {"portMappings", Value::Array{Value::object({{"containerPort", container["containerPort"]}})}},
       {"logConfiguration",
        Value::object({{"logDriver", "awslogs"},
                       {"options", Value::object({{"awslogs-group", logs["logGroup"]},
                                                  {"awslogs-region", context.region.name},
                                                  {"awslogs-stream-prefix", logs["logStreamPrefix"]}})}})}});
  for (const char* member : {"command", "environment", "secrets", "repositoryCredentials"}) {
    if (container.has(member)) made.set(member, container[member]);
  }
  return made;
}

std::vector<std::string> default_subnets(const world::Ec2& ec2) {
  std::vector<std::string> ids;
  for (const auto& [id, subnet] : ec2.subnets) {
    const auto vpc = ec2.vpcs.find(subnet.vpc_id);
    if (vpc != ec2.vpcs.end() && vpc->second.is_default) ids.push_back(id);
  }
  return ids;
}

}  // namespace

Expected<Value> express_settings(const std::string& service, const Value& input, const Value& old) {
  Value settings = old.is_null() ? Value::object() : old;
  for (const char* member : kMembers) {
    if (input.has(member)) settings.set(member, input[member]);
  }
  fill(settings, "cpu", "256");
  fill(settings, "memory", "512");
  fill(settings, "healthCheckPath", "/ping");
  if (!settings.text("healthCheckPath").starts_with("/")) return invalid("healthCheckPath must start with a slash.");
  if (settings["primaryContainer"].text("image").empty() && !input.has("taskDefinitionArn")) {
    return invalid("primaryContainer.image cannot be empty.");
  }
  if (settings["executionRoleArn"].is_null() && !input.has("taskDefinitionArn")) {
    return invalid("executionRoleArn cannot be empty.");
  }
  settings.set("primaryContainer", container_of(service, settings["primaryContainer"]));
  auto scaling = scaling_of(settings["scalingTarget"].is_null() ? Value::object() : settings["scalingTarget"]);
  if (!scaling) return tl::unexpected(scaling.error());
  settings.set("scalingTarget", *std::move(scaling));
  return settings;
}

Expected<std::string> express_definition(Context& context, const std::string& service, const Value& settings) {
  Value input = Value::object(
      {{"family", "express-" + service},
       {"networkMode", "awsvpc"},
       {"requiresCompatibilities", Value::texts({"FARGATE"})},
       {"cpu", settings["cpu"]},
       {"memory", settings["memory"]},
       {"containerDefinitions", Value::Array{container_definition(context, settings["primaryContainer"])}}});
  for (const char* role : {"executionRoleArn", "taskRoleArn"}) {
    if (settings.has(role)) input.set(role, settings[role]);
  }
  const auto made = register_task_definition(context, input);
  if (!made) return tl::unexpected(made.error());
  return (*made)["taskDefinition"].text("taskDefinitionArn");
}

Expected<world::Awsvpc> express_network(Context& context, const Value& input) {
  const Value& given = input["networkConfiguration"];
  std::vector<std::string> subnets = given.texts_of("subnets");
  const world::Ec2& ec2 = context.region.ec2;
  if (subnets.empty()) subnets = default_subnets(ec2);
  if (subnets.empty()) return invalid(kNoDefaultVpc);
  Value awsvpc = Value::object({{"subnets", Value::texts(subnets)}});
  if (given.has("securityGroups")) awsvpc.set("securityGroups", given["securityGroups"]);
  // Read as every other network configuration is: the subnets and groups have to be there, in one VPC.
  auto network = network_of(
      context, Value::object({{"networkConfiguration", Value::object({{"awsvpcConfiguration", std::move(awsvpc)}})}}));
  if (!network) return tl::unexpected(network.error());
  const auto is_public = std::ranges::count_if(subnets, [&](const auto& id) { return network::is_public(ec2, id); });
  const bool are_all = is_public == std::ssize(subnets);
  if (is_public != 0 && !are_all && context.world.quirks.express_refuses_mixed_subnets) return invalid(kMixedSubnets);
  (*network)->public_ip = are_all;
  return **std::move(network);
}

}  // namespace kakoi::sim::services::ecs
