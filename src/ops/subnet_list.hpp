// Lists of subnets as Terraform code writes them.
#pragma once

#include "ops/terraform_blocks.hpp"

namespace kakoi::ops {

/// Whether resources `aws_subnet` of the module of `blocks` alone say what `list` is, through its local values too, and
/// no variable, count or condition does: then another list may stand in its place.
bool is_plain_subnet_list(const Written& list, const TerraformBlocks& blocks);

}  // namespace kakoi::ops
