// Prefix lists: which there are, and who uses them.
#pragma once

#include "sim/services/service.hpp"

#include <map>
#include <string>
#include <vector>

namespace kakoi::sim::services::ec2 {

/// The account's own and AWS's.
std::map<std::string, world::PrefixList> all_lists(const Context& context);

/// Route tables and security groups.
std::vector<std::string> users_of(const world::Ec2& ec2, const std::string& id);

}  // namespace kakoi::sim::services::ec2
