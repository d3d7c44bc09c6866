#include "sim/services/elbv2/balancer_checks.hpp"

#include "sim/services/elbv2/texts.hpp"

#include "sim/network/addresses.hpp"

#include <algorithm>
#include <set>

namespace kakoi::sim::services::elbv2 {
namespace {

Placement read(const Value& input) {
  Placement placement{.subnets = input.texts_of("Subnets")};
  for (const Value& mapping : input["SubnetMappings"].items()) {
    const std::string subnet = mapping.text("SubnetId");
    placement.subnets.push_back(subnet);
    if (mapping.has("AllocationId")) placement.allocations[subnet] = mapping.text("AllocationId");
  }
  return placement;
}

Expected<bool> check_zones(const world::Ec2& ec2, Placement& placement) {
  std::set<std::string> zones;
  for (const std::string& id : placement.subnets) {
    const auto subnet = ec2.subnets.find(id);
    if (subnet == ec2.subnets.end()) return error("SubnetNotFound", "The subnet ID '" + id + "' does not exist");
    if (!placement.vpc_id.empty() && subnet->second.vpc_id != placement.vpc_id) {
      return error("InvalidConfigurationRequest",
                   "All subnets must belong to the same VPC: '" + placement.vpc_id + "'");
    }
    placement.vpc_id = subnet->second.vpc_id;
    if (!zones.insert(subnet->second.zone).second) return error("InvalidConfigurationRequest", kSameZone);
  }
  return true;
}

/// An application load balancer wants room to grow.
std::int64_t least_free(const world::LoadBalancer& balancer) { return balancer.is_application() ? 8 : 1; }

}  // namespace

Expected<Placement> placement_of(Context& context, const Value& input, const world::LoadBalancer& balancer) {
  const world::Ec2& ec2 = context.region.ec2;
  Placement placement = read(input);
  if (const auto checked = check_zones(ec2, placement); !checked) return tl::unexpected(checked.error());
  if (balancer.is_application() && placement.subnets.size() < 2) return invalid(kTwoZones);
  if (placement.subnets.empty()) return invalid("At least one subnet must be specified");
  for (const auto& [subnet, allocation] : placement.allocations) {
    if (!ec2.addresses.contains(allocation)) {
      return error("AllocationIdNotFound", "The allocation ID '" + allocation + "' does not exist");
    }
  }
  for (const std::string& id : placement.subnets) {
    if (balancer.interfaces.contains(id) || network::free_addresses(ec2.subnets.at(id)) >= least_free(balancer))
      continue;
    return error("InvalidSubnet", "Not enough IP space available in " + id + ". ELB requires at least " +
                                      std::to_string(least_free(balancer)) + " free IP addresses in each subnet.");
  }
  const bool has_gateway =
      std::ranges::any_of(ec2.internet_gateways, [&](const auto& it) { return it.second.vpc_id == placement.vpc_id; });
  if (balancer.is_public() && !has_gateway) {
    return error("InvalidSubnet", "VPC " + placement.vpc_id + " has no internet gateway");
  }
  return placement;
}

Expected<std::vector<std::string>> groups_of(Context& context, const Value& input, const std::string& vpc_id) {
  std::vector<std::string> groups = input.texts_of("SecurityGroups");
  for (const std::string& id : groups) {
    const auto group = context.region.ec2.groups.find(id);
    if (group == context.region.ec2.groups.end() || group->second.vpc_id != vpc_id) {
      return error("InvalidSecurityGroup", kGroupsInvalid);
    }
  }
  return groups;
}

std::string default_group(const Context& context, const std::string& vpc_id) {
  const auto found = std::ranges::find_if(context.region.ec2.groups, [&](const auto& it) {
    return it.second.vpc_id == vpc_id && it.second.name == "default";
  });
  return found != context.region.ec2.groups.end() ? found->first : "";
}

}  // namespace kakoi::sim::services::elbv2
