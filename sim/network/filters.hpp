// What security groups and network ACLs let through.
#pragma once

#include "sim/network/ip.hpp"
#include "sim/network/view.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::sim::network {

/// The other end of a TCP connection, as a security group sees it.
struct Peer {
  Ip address = {};
  std::vector<std::string> groups = {};  ///< that it is in, when it is in the VPC
};

enum class Direction : std::uint8_t { in, out };

/// Groups remember: what may go one way may be answered. Without any group everything may pass, as at a network load
/// balancer or a NAT gateway that has none.
bool groups_allow(const View& view, const std::vector<std::string>& groups, Direction direction, const Peer& peer,
                  std::int64_t port);

/// Is the address in the list?
bool contains(const world::PrefixList& list, const Ip& address);

struct Ports {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// Those out of which Linux takes the port of a connection that it opens: a rule has to cover all of them to be sure.
constexpr Ports kEphemeral{.first = 32768, .last = 60999};
/// A NAT gateway's.
constexpr Ports kNatEphemeral{.first = 1024, .last = 65535};

/// That of the subnet; null where it has none.
const world::NetworkAcl* acl_of(const View& view, const std::string& subnet_id);

/// ACLs forget: each direction is asked by itself. Traffic within a subnet passes none; that is for the caller to know.
bool acl_passes_all(const View& view, const std::string& subnet_id, Direction direction, const Ip& peer, Ports ports);
bool acl_passes_some(const View& view, const std::string& subnet_id, Direction direction, const Ip& peer, Ports ports);

}  // namespace kakoi::sim::network
