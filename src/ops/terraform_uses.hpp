// Uses in the code of Terraform.
#pragma once

#include "ops/uses.hpp"

namespace kakoi::ops {

/// Where the code names what passes the value of `spot` on, or what it is written in: a variable, a local value, the
/// resource itself, a file with data. A resource or a module call on the way that goes through a map or a list with
/// `for_each` uses it there for nothing else; then its `each.value` is looked for.
std::vector<Use> terraform_uses(const findings::Spot& spot, const RootRead& root, Contents& contents);

}  // namespace kakoi::ops
