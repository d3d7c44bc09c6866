// The table of AWS Batch.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::batch {

const Service& service();

}  // namespace kakoi::sim::services::batch
