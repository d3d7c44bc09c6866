// What of a load balancer can be changed later, its attributes apart.
#include "sim/services/elbv2/actions.hpp"
#include "sim/services/elbv2/balancer_checks.hpp"
#include "sim/services/elbv2/balancer_shape.hpp"
#include "sim/services/elbv2/find.hpp"
#include "sim/services/elbv2/texts.hpp"

#include "sim/orchestration/load_balancers.hpp"

namespace kakoi::sim::services::elbv2 {

Outcome set_security_groups(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  if (const auto checked = require(input, {"SecurityGroups"}); !checked) return tl::unexpected(checked.error());
  const auto groups = groups_of(context, input, (*balancer)->vpc_id);
  if (!groups) return tl::unexpected(groups.error());
  if (!(*balancer)->is_application() && (*balancer)->groups.empty()) {
    return error("InvalidConfigurationRequest",
                 "Security groups cannot be given to a network load balancer that was created without");
  }
  orchestration::guard_load_balancer(context.here(), **balancer, *groups);
  return Value::object({{"SecurityGroupIds", Value::texts(*groups)}});
}

Outcome set_subnets(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  const auto placement = placement_of(context, input, **balancer);
  if (!placement) return tl::unexpected(placement.error());
  if (placement->vpc_id != (*balancer)->vpc_id) {
    return error("InvalidConfigurationRequest",
                 "All subnets must belong to the same VPC: '" + (*balancer)->vpc_id + "'");
  }
  (*balancer)->allocations = placement->allocations;
  orchestration::place_load_balancer(context.here(), **balancer, placement->subnets);
  return Value::object(
      {{"AvailabilityZones", zones_shape(context, **balancer)}, {"IpAddressType", (*balancer)->address_type}});
}

Outcome set_ip_address_type(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  const std::string type = input.text("IpAddressType");
  if (type != "ipv4" && type != "dualstack" && type != "dualstack-without-public-ipv4") {
    return invalid("1 validation error detected: Value '" + type +
                   "' at 'ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, "
                   "dualstack, dualstack-without-public-ipv4]");
  }
  (*balancer)->address_type = type;
  return Value::object({{"IpAddressType", type}});
}

Outcome describe_capacity_reservation(Context& context, const Value& input) {
  const auto balancer = balancer_of(context, input);
  if (!balancer) return tl::unexpected(balancer.error());
  // Nothing was ever reserved: there is no action here that would.
  return Value::object({{"DecreaseRequestsRemaining", 2}, {"CapacityReservationState", Value::array()}});
}

}  // namespace kakoi::sim::services::elbv2
