// Policies of VPC endpoints, as far as they decide about one call.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sim::network {

/// `*` and `?` as IAM takes them.
bool is_like(std::string_view pattern, std::string_view text);

/// Does the policy let anybody do this? An empty one does; one that cannot be read does not. Principals are taken as
/// met, and conditions as not met, whatever they say.
bool policy_allows(const std::string& policy, std::string_view action, std::string_view resource);

}  // namespace kakoi::sim::network
