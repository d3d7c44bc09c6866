// How network interfaces are shown.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ec2 {

Value interface_shape(const Context& context, const world::NetworkInterface& it);

}  // namespace kakoi::sim::services::ec2
