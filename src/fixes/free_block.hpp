// Addresses of a VPC that no subnet has.
#pragma once

#include "base/result.hpp"
#include "inventory/network.hpp"

#include <vector>

namespace kakoi::fixes {

/// A block of IPv4 in `vpc`, as large as that of `like`, or else the largest there is down to /28 (the smallest that a
/// subnet may have), which overlaps none that is known in the VPC and none of `taken`, and leaves another of its size
/// free, where there are two. Fails, with the reason, where a block of the VPC or of one of its subnets is not known,
/// or nothing is free.
base::Result<inventory::AddressBlock> free_block(const inventory::Network& network, const inventory::Vpc& vpc,
                                                 const inventory::Subnet& like,
                                                 const std::vector<inventory::AddressBlock>& taken);

}  // namespace kakoi::fixes
