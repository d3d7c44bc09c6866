// What a VPC endpoint puts into route tables and subnets, and what has to hold for it.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <vector>

namespace kakoi::sim::services::ec2 {

/// A route to the service's prefix list in each; of a gateway endpoint.
Expected<void> add_route_tables(Context& context, world::VpcEndpoint& endpoint, const std::vector<std::string>& ids);
void remove_route_table(world::Ec2& ec2, world::VpcEndpoint& endpoint, const std::string& id);

/// An interface in each; of an interface endpoint.
Expected<void> add_subnets(Context& context, world::VpcEndpoint& endpoint, const std::vector<std::string>& ids);
void remove_subnet(world::Ec2& ec2, world::VpcEndpoint& endpoint, const std::string& id);

/// Without what it has put into tables and subnets.
void take_apart(world::Ec2& ec2, world::VpcEndpoint& endpoint);

/// May the endpoint take over the names of its service in its VPC?
Expected<void> check_private_dns(const Context& context, const world::VpcEndpoint& endpoint);

/// An empty policy changes nothing.
Expected<void> put_policy(world::VpcEndpoint& endpoint, const std::string& policy);

}  // namespace kakoi::sim::services::ec2
