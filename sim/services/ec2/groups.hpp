// Finding security groups.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

/// By `GroupId`, or `GroupName` in the default VPC.
Expected<world::SecurityGroup*> group_of(Context& context, const Value& input);

}  // namespace kakoi::sim::services::ec2
