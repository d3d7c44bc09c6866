// DHCP options: those that AWS provides stand in no table, every region has them.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

/// The id of the options that AWS provides; the same as long as the account and the region are.
std::string default_dhcp_id(const Context& context);

}  // namespace kakoi::sim::services::ec2
