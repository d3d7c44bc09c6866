// The table of STS.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::sts {

const Service& service();

}  // namespace kakoi::sim::services::sts
