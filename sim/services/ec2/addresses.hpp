// Which interface has which Elastic IP address.
#pragma once

#include "sim/world/ec2.hpp"

namespace kakoi::sim::services::ec2 {

void associate(world::Ec2& ec2, world::Address& address, world::NetworkInterface& interface,
               std::string association_id);
/// Of both.
void disassociate(world::Ec2& ec2, world::Address& address);
void clear_association(world::Address& address);

}  // namespace kakoi::sim::services::ec2
