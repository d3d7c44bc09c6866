// What a subnet, and what security groups permit by themselves, whether or not anything else on the way does.
#pragma once

#include "inventory/network.hpp"
#include "reachability/filters.hpp"
#include "reachability/gateways.hpp"
#include "reachability/index.hpp"
#include "reachability/openings.hpp"
#include "reachability/outcome.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::reachability {

/// What the groups of an interface let in from the internet.
struct GroupsOpen {
  ExposureKind kind = ExposureKind::unreachable;
  std::vector<Opening> openings{};
  std::string_view group{};  ///< the one that opens the most
  base::Message why{};       ///< where it is unknown: why
};

class Posture {
 public:
  /// Works on `network`, which has to stay, and keeps what it worked out. Not for two threads.
  explicit Posture(const inventory::Network& network);

  /// Does the route table of `subnet` lead anything to an internet gateway that is attached to its VPC? Then it is a
  /// public subnet. (Amazon VPC User Guide, "Subnet types".) `family` says for which addresses.
  Answer leads_to_internet(const inventory::Reference& subnet, inventory::Family family);

  /// What `groups` let in; of an empty list, the default one of the VPC of `subnet`.
  GroupsOpen lets_in(const inventory::References& groups, const inventory::Reference& subnet);

  /// Do `groups`, each by itself or all together, let everything out to all addresses of the internet? The hops are
  /// those groups.
  Answer lets_everything_out(const inventory::References& groups, const inventory::Reference& subnet);

  /// Do tasks that are started in `subnet` have an IPv6 address?
  [[nodiscard]] base::Known<bool> has_ipv6(const inventory::Reference& subnet) const;

  [[nodiscard]] const Index& index() const { return index_; }

 private:
  [[nodiscard]] const inventory::References& effective(const inventory::References& groups,
                                                       const inventory::Reference& subnet,
                                                       inventory::References& by_default) const;

  Index index_;
  Filters filters_;
  Gateways gateways_;
  GroupOpenings openings_;
};

}  // namespace kakoi::reachability
