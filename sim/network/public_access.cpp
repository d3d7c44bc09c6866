#include "sim/network/public_access.hpp"

#include <algorithm>

namespace kakoi::sim::network {
namespace {

/// Only what is opened from inside passes.
bool outward_only(const View& view, Passage passage) {
  switch (passage) {
    case Passage::inward:
      return false;
    case Passage::public_address:
      return view.quirks.outward_only_lets_public_addresses_out;
    case Passage::outbound_gateway:
      return true;
  }
  return false;
}

bool is_in_force(const world::PublicAccessExclusion& exclusion) {
  return exclusion.state == "create-complete" || exclusion.state == "update-complete" ||
         exclusion.state == "update-in-progress";
}

}  // namespace

bool public_access_allows(const View& view, const std::string& vpc_id, const std::string& subnet_id, Passage passage) {
  const world::PublicAccess& options = view.vpcs.public_access;
  if (options.mode == "off") return true;
  if (options.allows_exclusions) {
    for (const auto& [id, exclusion] : view.vpcs.exclusions) {
      const bool is_about = exclusion.resource_id == vpc_id || exclusion.resource_id == subnet_id;
      if (!is_about || !is_in_force(exclusion)) continue;
      if (exclusion.mode == "allow-bidirectional" || outward_only(view, passage)) return true;
    }
  }
  return options.mode == "block-ingress" && outward_only(view, passage);
}

}  // namespace kakoi::sim::network
