#include "sim/network/filters.hpp"

#include "sim/network/blocks.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

// Linux's, out of which the sender takes its port; a rule has to cover all of them to be sure.
constexpr std::int64_t kFirstEphemeral = 32768;
constexpr std::int64_t kLastEphemeral = 60999;

bool is_tcp(const std::string& protocol) { return protocol == "tcp" || protocol == "6" || protocol == "-1"; }

bool meets(const world::Permission& permission, const Peer& peer, std::int64_t port) {
  const bool any_port = permission.protocol == "-1" || permission.from_port == -1;
  if (!is_tcp(permission.protocol) || (!any_port && (port < permission.from_port || port > permission.to_port))) {
    return false;
  }
  const auto covers = [&](const std::string& cidr) {
    const auto block = parse_block(cidr);
    return block && block->contains(peer.address);
  };
  const auto knows = [&](const std::string& group) {
    return std::ranges::find(peer.groups, group) != peer.groups.end();
  };
  return std::ranges::any_of(permission.cidrs, covers) || std::ranges::any_of(permission.groups, knows) ||
         (!peer.prefix_list.empty() &&
          std::ranges::find(permission.prefix_lists, peer.prefix_list) != permission.prefix_lists.end());
}

bool any_allows(const world::Ec2& ec2, const std::vector<std::string>& groups,
                std::vector<world::Permission> world::SecurityGroup::*side, const Peer& peer, std::int64_t port) {
  return std::ranges::any_of(groups, [&](const std::string& id) {
    const auto group = ec2.groups.find(id);
    return group != ec2.groups.end() &&
           std::ranges::any_of(group->second.*side, [&](const world::Permission& it) { return meets(it, peer, port); });
  });
}

const world::NetworkAcl* acl_of(const world::Ec2& ec2, const std::string& subnet_id) {
  const auto found =
      std::ranges::find_if(ec2.acls, [&](const auto& it) { return it.second.subnets.contains(subnet_id); });
  return found != ec2.acls.end() ? &found->second : nullptr;
}

/// The first entry that covers the peer and touches the ports decides.
bool entries_allow(const world::NetworkAcl& acl, bool is_egress, std::uint32_t peer, std::int64_t from,
                   std::int64_t to) {
  const world::AclEntry* decides = nullptr;
  for (const world::AclEntry& entry : acl.entries) {
    const auto block = parse_block(entry.cidr);
    const bool any_port = entry.protocol == "-1";
    const bool is_about = entry.is_egress == is_egress && is_tcp(entry.protocol) && block && block->contains(peer) &&
                          (any_port || (entry.from_port <= to && entry.to_port >= from));
    if (is_about && (decides == nullptr || entry.number < decides->number)) {
      decides = &entry;
    }
  }
  return decides != nullptr && decides->allows;
}

}  // namespace

bool groups_allow_out(const world::Ec2& ec2, const std::vector<std::string>& groups, const Peer& to,
                      std::int64_t port) {
  return any_allows(ec2, groups, &world::SecurityGroup::egress, to, port);
}

bool groups_allow_in(const world::Ec2& ec2, const std::vector<std::string>& groups, const Peer& from,
                     std::int64_t port) {
  return any_allows(ec2, groups, &world::SecurityGroup::ingress, from, port);
}

bool acl_allows_out(const world::Ec2& ec2, const std::string& subnet_id, std::uint32_t to, std::int64_t port) {
  const world::NetworkAcl* acl = acl_of(ec2, subnet_id);
  return acl == nullptr ||
         (entries_allow(*acl, true, to, port, port) && entries_allow(*acl, false, to, kFirstEphemeral, kLastEphemeral));
}

bool acl_allows_in(const world::Ec2& ec2, const std::string& subnet_id, std::uint32_t from, std::int64_t port) {
  const world::NetworkAcl* acl = acl_of(ec2, subnet_id);
  return acl == nullptr || (entries_allow(*acl, false, from, port, port) &&
                            entries_allow(*acl, true, from, kFirstEphemeral, kLastEphemeral));
}

}  // namespace kakoi::sim::network
