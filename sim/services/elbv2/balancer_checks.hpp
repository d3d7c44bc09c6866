// Where a load balancer may stand: subnets, zones, elastic addresses and security groups.
#pragma once

#include "sim/services/service.hpp"

#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::services::elbv2 {

struct Placement {
  std::vector<std::string> subnets = {};
  std::map<std::string, std::string> allocations = {};  ///< subnet -> elastic address
  std::string vpc_id = {};
};

/// `Subnets` or `SubnetMappings` of the input, for this kind of load balancer. SubnetNotFound, InvalidSubnet,
/// InvalidConfigurationRequest, AllocationIdNotFound.
Expected<Placement> placement_of(Context& context, const Value& input, const world::LoadBalancer& balancer);

/// `SecurityGroups` of the input, all of the VPC. InvalidSecurityGroup.
Expected<std::vector<std::string>> groups_of(Context& context, const Value& input, const std::string& vpc_id);

/// The VPC's own group; empty when it has none.
std::string default_group(const Context& context, const std::string& vpc_id);

}  // namespace kakoi::sim::services::elbv2
