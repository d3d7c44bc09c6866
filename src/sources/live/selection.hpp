// What of an account is asked for.
#pragma once

#include <string>
#include <vector>

namespace kakoi::sources::live {

struct Selection {
  std::vector<std::string> clusters{};  ///< names or ARNs; empty: all
  std::vector<std::string> services{};  ///< names or ARNs; empty: all
  /// Clusters and what is in them, and nothing else.
  bool only_clusters = false;

  bool with_network = true;  ///< also the network around all this
  /// Also every task definition that something names, and load balancers: what tasks need of the network, and what is
  /// in front of them.
  bool with_definitions = true;

  /// Everything: also what starts tasks from outside of a cluster.
  [[nodiscard]] bool is_everything() const { return clusters.empty() && services.empty() && !only_clusters; }
};

/// The part of an ARN behind its last `/`, which is what ECS calls the thing within its cluster; all of what is no ARN.
inline std::string name_in(const std::string& arn) {
  const std::size_t slash = arn.rfind('/');
  return slash == std::string::npos ? arn : arn.substr(slash + 1);
}

}  // namespace kakoi::sources::live
