// Does what a task sends arrive, and the answer come back? Written from the VPC's rules, apart from what kakoi thinks
// of them. TCP, of both families.
#pragma once

#include "sim/network/ip.hpp"
#include "sim/network/view.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::network {

/// Where it is sent from.
struct Source {
  std::string subnet_id = {};
  std::string private_ip = {};  ///< empty: none
  std::string ipv6 = {};        ///< likewise
  bool has_public_ip = false;
  std::vector<std::string> groups = {};
};

Source source_of(const world::NetworkInterface& interface);

/// What it is sent to: an AWS service by the end of its endpoint's name, `ecr.api`; empty for anything else on the
/// internet. `action` and `resource` are for the policies of endpoints.
struct Destination {
  std::string service = {};
  std::string action = {};
  std::string resource = "*";
  std::int64_t port = 443;
  bool has_ipv6 = false;  ///< it can be reached over IPv6 too
};

enum class Arrival : std::uint8_t {
  arrives,
  lost,        ///< nobody answers
  unresolved,  ///< the name has no address here
  refused,     ///< the policy of an endpoint says no
};

struct Answer {
  Arrival arrival = Arrival::lost;
  std::string way = {};  ///< the gateway or endpoint that it takes
  std::string why = {};  ///< when it does not arrive: where it ends

  [[nodiscard]] bool arrives() const { return arrival == Arrival::arrives; }
};

/// By an endpoint of the VPC where names or routes lead to one, else over the internet.
Answer reach(const View& view, const Source& source, const Destination& destination);

/// To one interface in the same VPC; never between VPCs.
Answer reach_interface(const View& view, const Source& source, const world::NetworkInterface& interface,
                       std::int64_t port);

/// Does the subnet's route to the internet lead to an internet gateway that is attached?
bool is_public(const world::Ec2& ec2, const std::string& subnet_id);

}  // namespace kakoi::sim::network
