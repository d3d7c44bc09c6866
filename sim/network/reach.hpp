// Does what a task sends arrive, and the answer come back? Written from the VPC's rules, apart from what kakoi thinks
// of them. IPv4 and TCP 443, which is what a task needs while it starts.
#pragma once

#include "sim/world/ec2.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::network {

/// Where it is sent from.
struct Source {
  std::string subnet_id = {};
  std::string private_ip = {};
  bool has_public_ip = false;
  std::vector<std::string> groups = {};
};

/// An AWS service by the end of its endpoint's name, `ecr.api`; empty for anything else on the internet.
struct Destination {
  std::string service = {};
};

/// By an endpoint of the VPC where there is one, else over the internet.
bool can_reach(const world::Ec2& ec2, std::string_view region, const Source& source, const Destination& destination);

/// Does the subnet's default route lead to an internet gateway that is attached?
bool is_public(const world::Ec2& ec2, const std::string& subnet_id);

/// The table of the subnet's own association, else the main one of its VPC; null when there is neither.
const world::RouteTable* table_of(const world::Ec2& ec2, const std::string& subnet_id);

}  // namespace kakoi::sim::network
