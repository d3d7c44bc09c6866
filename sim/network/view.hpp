// The network as something in one account sees it: the VPCs that it is in may be another account's, shared with it.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::network {

struct View {
  const world::Ec2& vpcs;  ///< of the account that owns the subnets
  const world::Ec2& own;   ///< groups and interfaces of the account itself
  std::string_view region = {};
  world::Quirks quirks = {};

  [[nodiscard]] const world::Subnet* subnet(const std::string& id) const;
  [[nodiscard]] const world::Vpc* vpc(const std::string& id) const;
  [[nodiscard]] const world::SecurityGroup* group(const std::string& id) const;
  /// The account's own, its VPCs owner's, or AWS's.
  [[nodiscard]] const world::PrefixList* prefix_list(const std::string& id) const;
};

/// What something in the subnet sees that belongs to the account of `region`.
View view_of(const world::World& world, const world::Region& region, const std::string& subnet_id);

/// The network of the account that shares the subnet with this one; that of `region` when it is nobody else's.
const world::Ec2& owner_of(const world::World& world, const world::Region& region, const std::string& subnet_id);
world::Ec2& owner_of(world::Here here, const std::string& subnet_id);

}  // namespace kakoi::sim::network
