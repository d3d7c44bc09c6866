#include "sim/network/within.hpp"

#include "sim/network/filters.hpp"

namespace kakoi::sim::network {
namespace {

bool acl_passes(const View& view, const std::string& subnet_id, Direction opening, const Ip& peer, std::int64_t port) {
  const Direction answer = opening == Direction::out ? Direction::in : Direction::out;
  return acl_passes_all(view, subnet_id, opening, peer, {.first = port, .last = port}) &&
         acl_passes_all(view, subnet_id, answer, peer, kEphemeral);
}

}  // namespace

bool can_connect(const world::Ec2& ec2, const world::NetworkInterface& from, const world::NetworkInterface& to,
                 std::int64_t port) {
  const auto here = parse_ip(from.private_ip);
  const auto there = parse_ip(to.private_ip);
  if (from.vpc_id != to.vpc_id || !here || !there) return false;
  const View view{.vpcs = ec2, .own = ec2};
  const Peer sender{.address = *here, .groups = from.groups};
  const Peer receiver{.address = *there, .groups = to.groups};
  if (!from.groups.empty() && !groups_allow(view, from.groups, Direction::out, receiver, port)) return false;
  if (!to.groups.empty() && !groups_allow(view, to.groups, Direction::in, sender, port)) return false;
  // Traffic within a subnet passes no ACL.
  return from.subnet_id == to.subnet_id || (acl_passes(view, from.subnet_id, Direction::out, *there, port) &&
                                            acl_passes(view, to.subnet_id, Direction::in, *here, port));
}

}  // namespace kakoi::sim::network
