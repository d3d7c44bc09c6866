#include "sim/network/within.hpp"

#include "sim/network/blocks.hpp"
#include "sim/network/filters.hpp"

namespace kakoi::sim::network {
namespace {

Peer peer_of(const world::NetworkInterface& it) {
  return {.address = parse_address(it.private_ip).value_or(0), .groups = it.groups, .prefix_list = {}};
}

}  // namespace

bool can_connect(const world::Ec2& ec2, const world::NetworkInterface& from, const world::NetworkInterface& to,
                 std::int64_t port) {
  if (from.vpc_id != to.vpc_id) return false;
  const Peer sender = peer_of(from);
  const Peer receiver = peer_of(to);
  if (!from.groups.empty() && !groups_allow_out(ec2, from.groups, receiver, port)) return false;
  if (!to.groups.empty() && !groups_allow_in(ec2, to.groups, sender, port)) return false;
  // Traffic within a subnet passes no ACL.
  return from.subnet_id == to.subnet_id || (acl_allows_out(ec2, from.subnet_id, receiver.address, port) &&
                                            acl_allows_in(ec2, to.subnet_id, sender.address, port));
}

}  // namespace kakoi::sim::network
