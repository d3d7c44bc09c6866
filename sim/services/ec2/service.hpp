// The table of EC2.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

const Service& service();

}  // namespace kakoi::sim::services::ec2
