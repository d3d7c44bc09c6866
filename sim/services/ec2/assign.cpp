#include "sim/services/ec2/assign.hpp"

#include "sim/network/addresses.hpp"
#include "sim/orchestration/interfaces.hpp"

// Observed: the text of a subnet that is full.
namespace kakoi::sim::services::ec2 {

std::string new_mac(world::Ids& ids) {
  std::string mac = "0e";
  for (int i = 0; i < 5; ++i) {
    mac += ":" + ids.hex(2);
  }
  return mac;
}

Expected<void> check_room(const world::Subnet& subnet, std::int64_t least) {
  if (subnet.is_ipv6_native || network::free_addresses(subnet) >= least) return {};
  return error("InsufficientFreeAddressesInSubnet",
               "The specified subnet does not have enough free addresses to satisfy the request.");
}

world::NetworkInterface& add_interface(Context& context, world::Subnet& subnet, std::string type,
                                       std::string description, std::vector<std::string> groups, std::string address) {
  world::Ec2& ec2 = context.region.ec2;
  world::NetworkInterface made{.id = context.world.ids.resource("eni"),
                               .subnet_id = subnet.id,
                               .vpc_id = subnet.vpc_id,
                               .zone = subnet.zone,
                               .description = std::move(description),
                               .mac = new_mac(context.world.ids),
                               .private_ip = address.empty() ? network::take_address(subnet) : std::move(address),
                               .public_ip = {},
                               .ipv6 = subnet.assigns_ipv6 ? network::take_ipv6(subnet) : "",
                               .groups = std::move(groups),
                               .attachment_id = context.world.ids.resource("eni-attach"),
                               .type = std::move(type),
                               .attached = context.world.now()};
  const std::string id = made.id;
  return ec2.interfaces.emplace(id, std::move(made)).first->second;
}

std::vector<std::string> groups_or_default(const world::Ec2& ec2, std::vector<std::string> asked,
                                           const std::string& vpc_id) {
  if (!asked.empty()) return asked;
  return orchestration::default_groups(ec2, vpc_id);
}

}  // namespace kakoi::sim::services::ec2
