// Things that are named by their short names or by ARNs.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sim::services {

/// The short name in `given`: all of it when it is no ARN, and what stands behind `prefix`, as in
/// `arn:aws:ecs:us-east-1:111122223333:cluster/`, when it begins with that. Empty for any other ARN: what belongs to
/// another account or region, or is of another kind, is nothing here, whatever the end of its ARN is.
std::string short_name(std::string_view given, std::string_view prefix);

}  // namespace kakoi::sim::services
