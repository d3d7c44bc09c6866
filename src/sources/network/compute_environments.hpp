// Where the jobs of AWS Batch start: in the subnets and with the groups of a compute environment.
#pragma once

#include "inventory/inventory.hpp"

namespace kakoi::sources::network {

/// Gives the jobs of `inventory` the subnets and groups of the compute environments for Fargate in its network, where
/// these are all alike; where they are not, subnets and groups that are not known, since a job may be sent to any of
/// them. Without such an environment nothing changes.
void place_jobs(inventory::Inventory& inventory);

}  // namespace kakoi::sources::network
