// Route tables: which one a subnet has, which of its routes an address takes, and whether what it leads to is there.
#pragma once

#include "sim/network/ip.hpp"
#include "sim/network/view.hpp"

#include <string>

namespace kakoi::sim::network {

/// The table of the subnet's own association, else the main one of its VPC; null when there is neither.
const world::RouteTable* table_of(const world::Ec2& ec2, const std::string& subnet_id);

/// Is the target of the route there, in a state in which it forwards? If not the route is a black hole.
bool leads_somewhere(const world::Ec2& ec2, const world::RouteTable& table, const world::Route& route);

/// The route with the longest prefix, black holes too; of two with the same, one with a block before one with a prefix
/// list, and these before what was propagated. Null when none covers the address.
const world::Route* route_of(const View& view, const world::RouteTable& table, const Ip& address);

/// Is there an internet gateway attached to the VPC under this id?
bool is_attached(const world::Ec2& ec2, const std::string& gateway_id, const std::string& vpc_id);

/// Does anything on the internet (IPv4) go to an internet gateway from here?
bool is_public(const View& view, const std::string& subnet_id);

}  // namespace kakoi::sim::network
