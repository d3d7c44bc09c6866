#include "sim/services/ec2/assign.hpp"

#include "sim/network/ip.hpp"

#include <algorithm>

namespace kakoi::sim::services::ec2 {
namespace {

// AWS keeps the first four addresses of a subnet, and the last.
constexpr std::uint64_t kFirstHost = 4;
constexpr std::int64_t kReserved = 5;

bool is_taken(const world::Ec2& ec2, const std::string& subnet_id, const std::string& address) {
  return std::ranges::any_of(ec2.interfaces, [&](const auto& it) {
    return it.second.subnet_id == subnet_id && it.second.private_ip == address;
  });
}

}  // namespace

std::string next_private_ip(const world::Ec2& ec2, world::Subnet& subnet) {
  const auto block = network::parse_ip_block(subnet.cidr);
  if (!block) return {};
  const std::uint64_t usable = (std::uint64_t{1} << (32U - block->bits)) - static_cast<std::uint64_t>(kReserved);
  for (std::uint64_t i = 0; i < usable; ++i) {
    std::string address = text_of(plus(block->first, kFirstHost + subnet.hosts_given++ % usable));
    if (!is_taken(ec2, subnet.id, address)) return address;
  }
  return {};
}

std::string next_ipv6(Context& context, const world::Subnet& subnet) {
  const auto block = network::parse_ip_block(subnet.ipv6_cidr);
  if (!block) return {};
  network::Ip address = block->first;
  address.low = context.world.ids.number();
  return text_of(address);
}

std::string new_mac(world::Ids& ids) {
  std::string mac = "0e";
  for (int i = 0; i < 5; ++i) {
    mac += ":" + ids.hex(2);
  }
  return mac;
}

std::int64_t free_addresses(const world::Ec2& ec2, const world::Subnet& subnet) {
  const auto block = network::parse_ip_block(subnet.cidr);
  if (!block) return 0;
  const auto used =
      std::ranges::count_if(ec2.interfaces, [&](const auto& it) { return it.second.subnet_id == subnet.id; });
  return std::max<std::int64_t>(0, (std::int64_t{1} << (32U - block->bits)) - kReserved - used);
}

world::NetworkInterface& add_interface(Context& context, world::Subnet& subnet, std::string type,
                                       std::string description, std::vector<std::string> groups) {
  world::Ec2& ec2 = context.region.ec2;
  world::NetworkInterface made{.id = context.world.ids.resource("eni"),
                               .subnet_id = subnet.id,
                               .vpc_id = subnet.vpc_id,
                               .zone = subnet.zone,
                               .description = std::move(description),
                               .mac = new_mac(context.world.ids),
                               .private_ip = next_private_ip(ec2, subnet),
                               .public_ip = {},
                               .ipv6 = subnet.assigns_ipv6 ? next_ipv6(context, subnet) : "",
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
  const auto found = std::ranges::find_if(
      ec2.groups, [&](const auto& it) { return it.second.vpc_id == vpc_id && it.second.name == "default"; });
  return found != ec2.groups.end() ? std::vector{found->first} : std::vector<std::string>{};
}

}  // namespace kakoi::sim::services::ec2
