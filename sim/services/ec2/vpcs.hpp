// How VPCs and their blocks of addresses are made and shown.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

Value vpc_shape(const Context& context, const world::Vpc& vpc);

/// Puts the VPC into the region, with the main route table, the default group and the default ACL that every one has.
world::Vpc& add_vpc(Context& context, world::Vpc vpc);

/// A block /56 of Amazon's, with local routes and the entries that the default ACL gets for it.
const world::CidrAssociation& add_ipv6_block(Context& context, world::Vpc& vpc);

Value ipv4_association_shape(const world::CidrAssociation& it, std::string_view state);
/// As a VPC has it.
Value ipv6_association_shape(const Context& context, const world::CidrAssociation& it, std::string_view state);

/// The id under which the first block of a VPC is associated.
inline std::string first_association_of(const world::Vpc& vpc) { return "vpc-cidr-assoc-" + vpc.id.substr(4); }

/// In all route tables of the VPC; nothing where it is there.
void add_local_route(world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr);
void remove_local_route(world::Ec2& ec2, const std::string& vpc_id, const std::string& cidr);

}  // namespace kakoi::sim::services::ec2
