#include "sim/orchestration/instances.hpp"

#include "sim/network/addresses.hpp"
#include "sim/orchestration/interfaces.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sim::orchestration {
namespace {

constexpr double kShownWhenTerminated = 3600;

const world::Subnet* default_subnet(const world::Ec2& ec2) {
  const auto found = std::ranges::find_if(ec2.subnets, [](const auto& it) { return it.second.is_default; });
  return found != ec2.subnets.end() ? &found->second : nullptr;
}

}  // namespace

world::Instance* run_instance(world::Here here, world::Instance wanted, const std::string& subnet_id,
                              world::NetworkInterface interface, bool is_public) {
  interface.instance_id = wanted.id;
  interface.is_requester_managed = false;
  wanted.interface_id = add_interface(here, subnet_id, std::move(interface), is_public);
  if (wanted.interface_id.empty()) return nullptr;
  wanted.launched = here.world.now();
  std::string id = wanted.id;
  return &here.region.ec2.instances.insert_or_assign(std::move(id), std::move(wanted)).first->second;
}

void detach_interface(world::NetworkInterface& interface) {
  interface.attachment_id.clear();
  interface.instance_id.clear();
  interface.device_index = 0;
}

void terminate_instance(world::Here here, world::Instance& instance) {
  if (instance.state == "terminated") return;
  network::erase_interface(here, instance.interface_id);
  instance.interface_id.clear();
  for (const std::string& id : instance.more_interfaces) {
    detach_interface(here.region.ec2.interfaces.at(id));
  }
  instance.more_interfaces.clear();
  instance.state = "terminated";
  here.world.after(kShownWhenTerminated, [here, id = instance.id] { here.region.ec2.instances.erase(id); });
}

void run_unseen(world::Here here, const std::string& id) {
  const world::Ec2& ec2 = here.region.ec2;
  const world::Subnet* subnet = default_subnet(ec2);
  if (!id.starts_with("i-") || subnet == nullptr || ec2.instances.contains(id)) return;
  run_instance(here, {.id = id, .reservation_id = here.world.ids.resource("r")}, subnet->id,
               {.groups = default_groups(ec2, subnet->vpc_id)}, subnet->map_public_ip_on_launch);
}

}  // namespace kakoi::sim::orchestration
