// The services of AWS that endpoints are made for.
#pragma once

#include "sim/services/service.hpp"

#include <string>
#include <string_view>

namespace kakoi::sim::services::ec2 {

/// Is there one of this name and type in the region?
bool has_endpoint_service(std::string_view region, std::string_view name, std::string_view type);

/// The names under which the service is known in public: `api.ecr.us-east-1.amazonaws.com`.
std::string public_name_of(std::string_view region, std::string_view service_name);

}  // namespace kakoi::sim::services::ec2
