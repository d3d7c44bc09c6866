// Uses in CloudFormation templates.
#pragma once

#include "ops/uses.hpp"

namespace kakoi::ops {

/// Where a template names the parameter or the mapping that passes the value of `spot` on: `Ref`, `${Name}`,
/// `Fn::FindInMap`, in conditions too.
std::vector<Use> template_uses(const findings::Spot& spot, const RootRead& root, Contents& contents);

}  // namespace kakoi::ops
