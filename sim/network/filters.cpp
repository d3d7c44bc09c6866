#include "sim/network/filters.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

bool is_tcp(const std::string& protocol) { return protocol == "tcp" || protocol == "6" || protocol == "-1"; }

bool block_contains(const std::string& cidr, const Ip& address) {
  const auto block = parse_ip_block(cidr);
  return block && block->contains(address);
}

bool meets(const View& view, const world::GroupRule& rule, const Peer& peer, std::int64_t port) {
  const bool any_port = rule.protocol == "-1" || rule.from_port == -1;
  if (!is_tcp(rule.protocol) || (!any_port && (port < rule.from_port || port > rule.to_port))) return false;
  if (!rule.cidr.empty()) return block_contains(rule.cidr, peer.address);
  if (!rule.ipv6_cidr.empty()) return block_contains(rule.ipv6_cidr, peer.address);
  if (!rule.group.empty()) return std::ranges::find(peer.groups, rule.group) != peer.groups.end();
  const world::PrefixList* list = view.prefix_list(rule.prefix_list);
  return list != nullptr && contains(*list, peer.address);
}

bool is_about(const world::AclEntry& entry, Direction direction, const Ip& peer) {
  return entry.is_egress == (direction == Direction::out) && is_tcp(entry.protocol) &&
         block_contains(peer.is_v6 ? entry.ipv6_cidr : entry.cidr, peer);
}

bool covers(const world::AclEntry& entry, std::int64_t port) {
  return entry.protocol == "-1" || (entry.from_port <= port && port <= entry.to_port);
}

/// The entry of the lowest number that covers the peer and the port decides; where there is none, nothing passes.
bool passes(const world::NetworkAcl& acl, Direction direction, const Ip& peer, std::int64_t port) {
  const world::AclEntry* decides = nullptr;
  for (const world::AclEntry& entry : acl.entries) {
    if (is_about(entry, direction, peer) && covers(entry, port) &&
        (decides == nullptr || entry.number < decides->number)) {
      decides = &entry;
    }
  }
  return decides != nullptr && decides->allows;
}

/// The ports of the range at which the answer can change: its ends, and those of the entries.
std::vector<std::int64_t> probes(const world::NetworkAcl& acl, Ports ports) {
  std::vector<std::int64_t> found = {ports.first, ports.last};
  for (const world::AclEntry& entry : acl.entries) {
    for (const std::int64_t port : {entry.from_port - 1, entry.from_port, entry.to_port, entry.to_port + 1}) {
      if (port > ports.first && port < ports.last) found.push_back(port);
    }
  }
  return found;
}

}  // namespace

bool contains(const world::PrefixList& list, const Ip& address) {
  return std::ranges::any_of(list.entries(), [&](const auto& it) { return block_contains(it.cidr, address); });
}

const world::NetworkAcl* acl_of(const View& view, const std::string& subnet_id) {
  const auto found =
      std::ranges::find_if(view.vpcs.acls, [&](const auto& it) { return it.second.subnets.contains(subnet_id); });
  return found != view.vpcs.acls.end() ? &found->second : nullptr;
}

bool groups_allow(const View& view, const std::vector<std::string>& groups, Direction direction, const Peer& peer,
                  std::int64_t port) {
  if (groups.empty()) return true;
  return std::ranges::any_of(groups, [&](const std::string& id) {
    const world::SecurityGroup* group = view.group(id);
    return group != nullptr && std::ranges::any_of(group->rules, [&](const world::GroupRule& rule) {
             return rule.is_egress == (direction == Direction::out) && meets(view, rule, peer, port);
           });
  });
}

bool acl_passes_all(const View& view, const std::string& subnet_id, Direction direction, const Ip& peer, Ports ports) {
  const world::NetworkAcl* acl = acl_of(view, subnet_id);
  return acl == nullptr || std::ranges::all_of(probes(*acl, ports),
                                               [&](std::int64_t port) { return passes(*acl, direction, peer, port); });
}

bool acl_passes_some(const View& view, const std::string& subnet_id, Direction direction, const Ip& peer, Ports ports) {
  const world::NetworkAcl* acl = acl_of(view, subnet_id);
  return acl == nullptr || std::ranges::any_of(probes(*acl, ports),
                                               [&](std::int64_t port) { return passes(*acl, direction, peer, port); });
}

}  // namespace kakoi::sim::network
