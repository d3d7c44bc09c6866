// What security groups and network ACLs let through.
#pragma once

#include "sim/world/ec2.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::network {

/// The other end of a connection, as a security group sees it.
struct Peer {
  std::uint32_t address = 0;
  std::vector<std::string> groups = {};  ///< that it is in, when it is in the VPC
  std::string prefix_list = {};          ///< that it is in, when it is behind a gateway endpoint
};

bool groups_allow_out(const world::Ec2& ec2, const std::vector<std::string>& groups, const Peer& to, std::int64_t port);
bool groups_allow_in(const world::Ec2& ec2, const std::vector<std::string>& groups, const Peer& from,
                     std::int64_t port);

/// Out to `port` and, since an ACL forgets, back in to a port of the sender's choice.
bool acl_allows_out(const world::Ec2& ec2, const std::string& subnet_id, std::uint32_t to, std::int64_t port);
/// The other way round.
bool acl_allows_in(const world::Ec2& ec2, const std::string& subnet_id, std::uint32_t from, std::int64_t port);

}  // namespace kakoi::sim::network
