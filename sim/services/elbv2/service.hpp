// The table of Elastic Load Balancing, version 2: application and network load balancers.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::elbv2 {

const Service& service();

}  // namespace kakoi::sim::services::elbv2
