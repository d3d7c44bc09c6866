// The rules of security groups, as requests write them and answers show them.
#pragma once

#include "sim/services/service.hpp"

#include <vector>

namespace kakoi::sim::services::ec2 {

/// `IpPermissions.N`, or the short form with the members of one rule in the request itself.
std::vector<world::Permission> permissions_of(const Value& input);

/// As they are kept and shown: one for each protocol and range of ports.
void merge(std::vector<world::Permission>& into, const world::Permission& added);
void take_out(std::vector<world::Permission>& from, const world::Permission& removed);

Value shape_of(const Context& context, const std::vector<world::Permission>& permissions);

}  // namespace kakoi::sim::services::ec2
