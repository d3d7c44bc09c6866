// Uses in the code of Terraform.
#pragma once

#include "ops/uses.hpp"

namespace kakoi::ops {

/// Where the code names what passes the value of `spot` on, or what it is written in (terraform_names.hpp). Who asks
/// such a name for other keys than those that lead to the spot is no user of it, nor who goes through what it has with
/// `for_each` or `for` and asks each for other keys, or for its key alone. Where that cannot be told, it is one.
std::vector<Use> terraform_uses(const findings::Spot& spot, const RootRead& root, Contents& contents);

}  // namespace kakoi::ops
