// How subnets are made and shown.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

Value subnet_shape(const Context& context, const world::Subnet& subnet);
Value ipv6_association_shape(const world::Subnet& subnet, std::string_view state);

/// Puts the subnet into the region, under the default ACL of its VPC.
world::Subnet& add_subnet(Context& context, world::Subnet subnet);

/// The block in its usual form, if a subnet of the VPC may have it.
Expected<std::string> ipv6_block_for_subnet(const world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr);
Expected<std::string> ipv4_block_for_subnet(const world::Ec2& ec2, const world::Vpc& vpc, const std::string& cidr);

}  // namespace kakoi::sim::services::ec2
