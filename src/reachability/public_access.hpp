// VPC Block Public Access: what it keeps from the internet, and what its exclusions let through all the same.
#pragma once

#include "inventory/network.hpp"
#include "reachability/index.hpp"
#include "reachability/outcome.hpp"

#include <cstdint>

namespace kakoi::reachability {

class PublicAccess {
 public:
  enum class Crossing : std::uint8_t {
    outward,
    inward,
    by_nat,  ///< also by an egress-only gateway
  };

  /// `index` has to stay.
  explicit PublicAccess(const Index& index) : index_(index) {}

  /// Does it let `subnet` cross an internet gateway? `behind` is the subnet whose tasks use a NAT gateway in `subnet`.
  [[nodiscard]] Outcome lets(const inventory::Subnet& subnet, Crossing crossing,
                             const inventory::Subnet* behind = nullptr) const;

 private:
  Outcome lets_in_mode(inventory::BlockMode mode, const inventory::BlockPublicAccess& block,
                       const inventory::Subnet& subnet, Crossing crossing, const inventory::Subnet* behind) const;

  const Index& index_;
};

}  // namespace kakoi::reachability
