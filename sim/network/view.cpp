#include "sim/network/view.hpp"

#include "sim/network/managed_lists.hpp"

namespace kakoi::sim::network {
namespace {

template <typename T>
const T* find(const std::map<std::string, T>& all, const std::string& id) {
  const auto found = all.find(id);
  return found != all.end() ? &found->second : nullptr;
}

template <typename T>
const T* find(const std::map<std::string, T>& first, const std::map<std::string, T>& second, const std::string& id) {
  const T* found = find(first, id);
  return found != nullptr ? found : find(second, id);
}

}  // namespace

const world::Subnet* View::subnet(const std::string& id) const { return find(vpcs.subnets, id); }

const world::Vpc* View::vpc(const std::string& id) const { return find(vpcs.vpcs, id); }

const world::SecurityGroup* View::group(const std::string& id) const { return find(own.groups, vpcs.groups, id); }

const world::PrefixList* View::prefix_list(const std::string& id) const {
  const world::PrefixList* found = find(own.prefix_lists, vpcs.prefix_lists, id);
  return found != nullptr ? found : managed_prefix_list(region, id);
}

const world::Ec2& owner_of(const world::World& world, const world::Region& region, const std::string& subnet_id) {
  const auto shared = region.ec2.shared_subnets.find(subnet_id);
  if (shared == region.ec2.shared_subnets.end()) return region.ec2;
  const auto account = world.accounts.find(shared->second);
  if (account == world.accounts.end()) return region.ec2;
  const auto there = account->second.regions.find(region.name);
  return there != account->second.regions.end() ? there->second.ec2 : region.ec2;
}

world::Ec2& owner_of(world::Here here, const std::string& subnet_id) {
  const auto shared = here.region.ec2.shared_subnets.find(subnet_id);
  if (shared == here.region.ec2.shared_subnets.end()) return here.region.ec2;
  return here.world.account(shared->second).region(here.region.name).ec2;
}

View view_of(const world::World& world, const world::Region& region, const std::string& subnet_id) {
  return {.vpcs = owner_of(world, region, subnet_id), .own = region.ec2, .region = region.name, .quirks = world.quirks};
}

}  // namespace kakoi::sim::network
