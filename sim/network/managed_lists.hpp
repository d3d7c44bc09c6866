// The prefix lists that AWS keeps: the addresses of S3 and DynamoDB in each region, for gateway endpoints.
#pragma once

#include "sim/world/ec2.hpp"

#include <map>
#include <string>
#include <string_view>

namespace kakoi::sim::network {

/// By id. They stay where they are.
const std::map<std::string, world::PrefixList>& managed_prefix_lists(std::string_view region);

/// Null when the id is none of them.
const world::PrefixList* managed_prefix_list(std::string_view region, const std::string& id);

/// That of the service `com.amazonaws.REGION.s3`; null for services that have no gateway endpoint.
const world::PrefixList* list_of_service(std::string_view region, std::string_view service_name);

}  // namespace kakoi::sim::network
