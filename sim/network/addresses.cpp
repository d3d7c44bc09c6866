#include "sim/network/addresses.hpp"

#include "sim/network/ip.hpp"
#include "sim/network/view.hpp"

#include <map>
#include <optional>

namespace kakoi::sim::network {
namespace {

// AWS keeps the first four addresses of a subnet, and the last.
constexpr std::uint64_t kFirstHost = 4;
constexpr std::uint64_t kReserved = 5;

struct Hosts {
  Ip first = {};
  std::uint64_t count = 0;
};

std::optional<Hosts> hosts_of(const world::Subnet& subnet) {
  const auto block = parse_ip_block(subnet.cidr);
  if (subnet.is_ipv6_native || !block || block->first.is_v6) return std::nullopt;
  const std::uint64_t size = std::uint64_t{1} << (32U - block->bits);
  if (size <= kReserved) return std::nullopt;
  return Hosts{.first = plus(block->first, kFirstHost), .count = size - kReserved};
}

std::optional<std::uint64_t> index_of(const Hosts& hosts, const std::string& address) {
  const auto ip = parse_ip(address);
  if (!ip || ip->is_v6 || ip->low < hosts.first.low || ip->low >= hosts.first.low + hosts.count) return std::nullopt;
  return ip->low - hosts.first.low;
}

bool is_taken(const world::Subnet& subnet, std::uint64_t index) {
  return index < subnet.taken.size() && subnet.taken[index];
}

void mark(world::Subnet& subnet, std::uint64_t index) {
  if (index >= subnet.taken.size()) subnet.taken.resize(index + 1);
  subnet.taken[index] = true;
  ++subnet.taken_count;
}

using Interface = std::map<std::string, world::NetworkInterface>::iterator;

void erase(world::Ec2& own, world::Ec2& owner, Interface interface) {
  const auto subnet = owner.subnets.find(interface->second.subnet_id);
  if (subnet != owner.subnets.end()) give_back(subnet->second, interface->second.private_ip);
  own.interfaces.erase(interface);
}

}  // namespace

std::string take_address(world::Subnet& subnet) {
  const auto hosts = hosts_of(subnet);
  if (!hosts || subnet.taken_count >= hosts->count) return {};
  // One after the other, and not at once again what has just been given back.
  std::uint64_t index = subnet.next_host % hosts->count;
  while (is_taken(subnet, index)) index = (index + 1) % hosts->count;
  mark(subnet, index);
  subnet.next_host = index + 1;
  return text_of(plus(hosts->first, index));
}

Taking take_address(world::Subnet& subnet, const std::string& wanted) {
  const auto hosts = hosts_of(subnet);
  const auto index = hosts ? index_of(*hosts, wanted) : std::nullopt;
  if (!index) return Taking::outside;
  if (is_taken(subnet, *index)) return Taking::in_use;
  mark(subnet, *index);
  return Taking::taken;
}

void give_back(world::Subnet& subnet, const std::string& address) {
  const auto hosts = hosts_of(subnet);
  const auto index = hosts ? index_of(*hosts, address) : std::nullopt;
  if (!index || !is_taken(subnet, *index)) return;
  subnet.taken[*index] = false;
  --subnet.taken_count;
}

std::int64_t free_addresses(const world::Subnet& subnet) {
  const auto hosts = hosts_of(subnet);
  return hosts ? static_cast<std::int64_t>(hosts->count - subnet.taken_count) : 0;
}

std::string take_ipv6(world::Subnet& subnet) {
  const auto block = parse_ip_block(subnet.ipv6_cidr);
  return block ? text_of(plus(block->first, kFirstHost + subnet.ipv6_given++)) : "";
}

void erase_interface(world::Here here, const std::string& id) {
  const auto found = here.region.ec2.interfaces.find(id);
  if (found != here.region.ec2.interfaces.end()) erase(here.region.ec2, owner_of(here, found->second.subnet_id), found);
}

void erase_interface(world::Ec2& ec2, const std::string& id) {
  const auto found = ec2.interfaces.find(id);
  if (found != ec2.interfaces.end()) erase(ec2, ec2, found);
}

}  // namespace kakoi::sim::network
