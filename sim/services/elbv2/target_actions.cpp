#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/network/blocks.hpp"
#include "sim/orchestration/targets.hpp"

#include <algorithm>

namespace kakoi::sim::services::elbv2 {
namespace {

struct Wanted {
  std::string id;
  std::int64_t port = 0;
  std::string zone;
};

std::vector<Wanted> wanted_of(const world::TargetGroup& group, const Value& input) {
  std::vector<Wanted> all;
  for (const Value& target : input["Targets"].items()) {
    all.push_back(
        {.id = target.text("Id"), .port = target.integer("Port", group.port), .zone = target.text("AvailabilityZone")});
  }
  return all;
}

bool is_in_vpc(const world::Ec2& ec2, const std::string& vpc_id, std::uint32_t address) {
  const auto vpc = ec2.vpcs.find(vpc_id);
  const auto block = vpc != ec2.vpcs.end() ? network::parse_block(vpc->second.cidr) : std::nullopt;
  return block && block->contains(address);
}

Expected<bool> check_target(const Context& context, const world::TargetGroup& group, const Wanted& wanted) {
  if (group.target_type == "instance") {
    return error("InvalidTarget",
                 "The following targets are not in a running state and cannot be registered: '" + wanted.id + "'");
  }
  const auto address = network::parse_address(wanted.id);
  if (!address) return invalid("The IP address '" + wanted.id + "' is not a valid IPv4 address");
  if (wanted.zone.empty() && !is_in_vpc(context.region.ec2, group.vpc_id, *address)) {
    return error("InvalidTarget", "The IP address '" + wanted.id +
                                      "' is not within a VPC CIDR block: for one outside, the Availability Zone 'all' "
                                      "must be given");
  }
  if (wanted.port < 1 || wanted.port > 65535) return invalid("Port must be between 1 and 65535");
  return true;
}

Value health_shape(const world::RegisteredTarget& target) {
  Value health = Value::object({{"State", target.state}});
  if (!target.reason.empty()) health.set("Reason", target.reason);
  if (!target.description.empty()) health.set("Description", target.description);
  return health;
}

std::string zone_of(const world::Region& region, const world::TargetGroup& group,
                    const world::RegisteredTarget& target) {
  if (!target.zone.empty()) return target.zone;
  const auto found = std::ranges::find_if(region.ec2.interfaces, [&](const auto& it) {
    return it.second.private_ip == target.id && it.second.vpc_id == group.vpc_id;
  });
  return found != region.ec2.interfaces.end() ? found->second.zone : "";
}

Value shape(const Context& context, const world::TargetGroup& group, const world::RegisteredTarget& target) {
  Value named = Value::object({{"Id", target.id}, {"Port", target.port}});
  const std::string zone = zone_of(context.region, group, target);
  if (!zone.empty()) named.set("AvailabilityZone", zone);
  return Value::object(
      {{"Target", std::move(named)},
       {"HealthCheckPort", group.check_port == "traffic-port" ? std::to_string(target.port) : group.check_port},
       {"TargetHealth", health_shape(target)}});
}

}  // namespace

Outcome register_targets(Context& context, const Value& input) {
  const auto group = target_group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  if (const auto checked = require(input, {"Targets"}); !checked) return tl::unexpected(checked.error());
  const auto all = wanted_of(**group, input);
  for (const Wanted& it : all) {
    if (const auto checked = check_target(context, **group, it); !checked) return tl::unexpected(checked.error());
  }
  if ((*group)->targets.size() + all.size() > kMostTargets) {
    return error("TooManyTargets", "The maximum number of targets has been reached");
  }
  for (const Wanted& it : all) {
    orchestration::register_target(context.here(), (*group)->arn, it.id, it.port, it.zone);
  }
  return Value::object();
}

Outcome deregister_targets(Context& context, const Value& input) {
  const auto group = target_group_of(context, input);
  if (!group) return tl::unexpected(group.error());
  if (const auto checked = require(input, {"Targets"}); !checked) return tl::unexpected(checked.error());
  for (const Wanted& it : wanted_of(**group, input)) {
    orchestration::deregister_target(context.here(), (*group)->arn, it.id, it.port);
  }
  return Value::object();
}

Outcome describe_target_health(Context& context, const Value& input) {
  const auto found = target_group_of(context, input);
  if (!found) return tl::unexpected(found.error());
  const world::TargetGroup& group = **found;
  Value descriptions = Value::array();
  if (!input.has("Targets")) {
    for (const world::RegisteredTarget& target : group.targets) {
      descriptions.append(shape(context, group, target));
    }
  }
  for (const Wanted& it : wanted_of(group, input)) {
    const world::RegisteredTarget* target = orchestration::find_target(group, it.id, it.port);
    const world::RegisteredTarget missing{.id = it.id,
                                          .port = it.port,
                                          .state = "unused",
                                          .reason = "Target.NotRegistered",
                                          .description = "Target is not registered to the target group"};
    descriptions.append(shape(context, group, target != nullptr ? *target : missing));
  }
  return Value::object({{"TargetHealthDescriptions", std::move(descriptions)}});
}

}  // namespace kakoi::sim::services::elbv2
