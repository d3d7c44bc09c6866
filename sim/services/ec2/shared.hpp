// What a call sees of other accounts: the subnets that are shared with it, and what belongs to them.
#pragma once

#include "sim/services/service.hpp"

#include <map>
#include <string>

namespace kakoi::sim::services::ec2 {

/// Own ones and those shared with the account. `is_shared` says of a thing of another account whether it is.
template <typename T>
std::map<std::string, T> with_shared(Context& context, std::map<std::string, T> world::Ec2::*all,
                                     bool (*is_shared)(const T&, const world::Subnet&)) {
  std::map<std::string, T> seen = context.region.ec2.*all;
  for (const auto& [subnet_id, account] : context.region.ec2.shared_subnets) {
    const world::Ec2& there = context.world.account(account).region(context.region.name).ec2;
    const auto subnet = there.subnets.find(subnet_id);
    if (subnet == there.subnets.end()) continue;
    for (const auto& [id, thing] : there.*all) {
      if (is_shared(thing, subnet->second)) seen.emplace(id, thing);
    }
  }
  return seen;
}

/// The account that owns the VPC, seen from this one.
std::string owner_of_vpc(const Context& context, const std::string& vpc_id);

/// `use1-az1` of `us-east-1a`.
std::string zone_id(std::string_view zone);

}  // namespace kakoi::sim::services::ec2
