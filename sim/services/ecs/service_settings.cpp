#include "sim/services/ecs/service_settings.hpp"

#include "sim/services/ecs/texts.hpp"

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::int64_t kMostPercent = 200;
constexpr std::int64_t kLeastPercent = 100;
constexpr std::int64_t kMostTasks = 5000;

Value breaker_off() { return Value::object({{"enable", false}, {"rollback", false}}); }

void put_deployment_configuration(world::Service& service, const Value& given) {
  const bool is_daemon = service.scheduling == "DAEMON";
  Value& kept = service.deployment_configuration;
  if (kept.is_null()) {
    if (service.controller == "ECS") kept.set("deploymentCircuitBreaker", breaker_off());
    kept.set("maximumPercent", is_daemon ? kLeastPercent : kMostPercent);
    kept.set("minimumHealthyPercent", is_daemon ? std::int64_t{0} : kLeastPercent);
    if (service.controller == "ECS") kept.set("strategy", "ROLLING");
    if (service.controller == "ECS") kept.set("bakeTimeInMinutes", 0);
  }
  for (const value::Member& member : given.members()) {
    kept.set(member.name, member.value);
  }
}

}  // namespace

Expected<bool> check_settings(const world::Service& service, const Value& input) {
  if (service.scheduling == "DAEMON" && input.has("desiredCount")) return invalid(kDaemonCount);
  const auto desired = input["desiredCount"].as_integer();
  if (desired && (*desired < 0 || *desired > kMostTasks)) return invalid("desiredCount must be between 0 and 5000.");
  return true;
}

void put_settings(world::Service& service, const Value& input) {
  put_deployment_configuration(service, input["deploymentConfiguration"]);
  service.desired = input.integer("desiredCount", service.desired);
  if (input.has("placementConstraints")) service.placement_constraints = input["placementConstraints"];
  if (input.has("placementStrategy")) service.placement_strategy = input["placementStrategy"];
  if (const auto seconds = input["healthCheckGracePeriodSeconds"].as_integer()) service.grace_period = *seconds;
  service.enables_execute_command = input.boolean("enableExecuteCommand", service.enables_execute_command);
  service.enables_managed_tags = input.boolean("enableECSManagedTags", service.enables_managed_tags);
  service.propagate_tags = input.text("propagateTags", service.propagate_tags);
  service.zone_rebalancing = input.text("availabilityZoneRebalancing", service.zone_rebalancing);
}

}  // namespace kakoi::sim::services::ecs
