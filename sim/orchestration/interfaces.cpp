#include "sim/orchestration/interfaces.hpp"

#include "sim/network/addresses.hpp"
#include "sim/network/blocks.hpp"
#include "sim/network/reach.hpp"
#include "sim/orchestration/startup.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::sim::orchestration {
namespace {

/// Empty when the subnet has no IPv6 block, or the task may have none: it needs the account's setting and a platform
/// that is not too old.
std::string ipv6_for(world::Subnet& subnet, const world::Task& task) {
  if (subnet.ipv6_cidr.empty() || !(subnet.assigns_ipv6 || subnet.is_ipv6_native)) return "";
  if (!task.wants_ipv6 || is_old_platform(task.launch)) return "";
  return network::take_ipv6(subnet);
}

/// Out of 198.18.0.0/15, which belongs to nobody.
std::string next_public_ip(world::Ec2& ec2) {
  return network::address_text(0xC6120000U + ec2.public_ips_given++ % 0x20000U);
}

std::string new_mac(world::Ids& ids) {
  std::string mac = "0e";
  for (int i = 0; i < 5; ++i) {
    mac += ":" + ids.hex(2);
  }
  return mac;
}

bool gets_public_ip(world::Here here, const world::Task& task) {
  return task.launch.is_fargate() && task.launch.wants_public_ip() &&
         (here.world.quirks.public_ip_without_gateway ||
          network::is_public(network::owner_of(here, task.subnet_id), task.subnet_id));
}

std::vector<std::string> groups_of(const world::Ec2& ec2, const world::Task& task, const std::string& vpc_id) {
  return task.launch.network->groups.empty() ? default_groups(ec2, vpc_id) : task.launch.network->groups;
}

}  // namespace

std::vector<std::string> default_groups(const world::Ec2& ec2, const std::string& vpc_id) {
  const auto found = std::ranges::find_if(
      ec2.groups, [&](const auto& it) { return it.second.vpc_id == vpc_id && it.second.name == "default"; });
  return found != ec2.groups.end() ? std::vector{found->first} : std::vector<std::string>{};
}

bool attach_interface(world::Here here, world::Task& task) {
  world::Ec2& ec2 = here.region.ec2;
  // The subnet may be another account's; the interface is always one's own.
  world::Ec2& owner = network::owner_of(here, task.subnet_id);
  const auto subnet = owner.subnets.find(task.subnet_id);
  if (subnet == owner.subnets.end()) return false;
  const std::string private_ip = network::take_address(subnet->second);
  if (private_ip.empty() && !subnet->second.is_ipv6_native) return false;
  world::NetworkInterface made{.id = here.world.ids.resource("eni"),
                               .subnet_id = subnet->first,
                               .vpc_id = subnet->second.vpc_id,
                               .zone = subnet->second.zone,
                               .description = here.region.arn("ecs", "attachment/" + task.attachment_id),
                               .mac = new_mac(here.world.ids),
                               .private_ip = private_ip,
                               .public_ip = gets_public_ip(here, task) ? next_public_ip(ec2) : "",
                               .ipv6 = ipv6_for(subnet->second, task),
                               .groups = groups_of(ec2, task, subnet->second.vpc_id),
                               .attachment_id = here.world.ids.resource("eni-attach"),
                               .attached = here.world.now()};
  task.interface_id = made.id;
  task.private_ip = made.private_ip;
  task.ipv6 = made.ipv6;
  task.mac = made.mac;
  task.zone = made.zone;
  task.attachment_status = "ATTACHED";
  ec2.interfaces.emplace(made.id, std::move(made));
  return true;
}

void remove_interface(world::Here here, world::Task& task) {
  network::erase_interface(here, task.interface_id);
  if (!task.attachment_status.empty()) {
    task.attachment_status = "DELETED";
  }
}

std::string add_interface(world::Here here, const std::string& subnet_id, world::NetworkInterface wanted,
                          bool is_public) {
  world::Ec2& ec2 = here.region.ec2;
  const auto subnet = ec2.subnets.find(subnet_id);
  if (subnet == ec2.subnets.end()) return {};
  wanted.id = here.world.ids.resource("eni");
  wanted.subnet_id = subnet_id;
  wanted.vpc_id = subnet->second.vpc_id;
  wanted.zone = subnet->second.zone;
  wanted.mac = new_mac(here.world.ids);
  wanted.private_ip = network::take_address(subnet->second);
  if (is_public && wanted.public_ip.empty()) wanted.public_ip = next_public_ip(ec2);
  wanted.attachment_id = here.world.ids.resource("eni-attach");
  wanted.attached = here.world.now();
  std::string id = wanted.id;
  ec2.interfaces.emplace(id, std::move(wanted));
  return id;
}

}  // namespace kakoi::sim::orchestration
