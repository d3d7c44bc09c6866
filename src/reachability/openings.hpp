// Ports, and the addresses of the internet that they are open to.
#pragma once

#include "inventory/network.hpp"
#include "reachability/address_set.hpp"
#include "reachability/filters.hpp"
#include "reachability/index.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace kakoi::reachability {

/// From the weakest to the strongest, but for `idle` and `unknown`.
enum class ExposureKind : std::uint8_t {
  unreachable,
  idle,        ///< it would be reachable, and nothing runs
  unknown,     ///< facts that could change the answer are not known
  restricted,  ///< from some addresses
  anywhere,    ///< from at least half of all addresses
};

/// Ports that are open to the same addresses, of the internet's.
struct Opening {
  inventory::Family family = inventory::Family::v4;
  Traffic traffic;
  MaybeSet from;
};

/// Where several overlap, each port once with all who reach it.
std::vector<Opening> laid_out(const std::vector<Opening>& all);

/// Who they are open to; `unknown` where that depends on what is not known. Never `idle`.
ExposureKind kind_of(std::span<const Opening> openings);

std::optional<inventory::Ports> common_ports(const inventory::Ports& a, const inventory::Ports& b);

/// Are all ports of TCP and of UDP open to all addresses of the internet that has `family`? That is all that tasks of
/// Fargate can use: they may not open raw sockets. `openings` are laid out.
Truth is_everything(std::span<const Opening> openings, inventory::Family family);

/// What security groups let in from the internet, or out to it, worked out once for each and kept.
class GroupOpenings {
 public:
  /// Both have to stay.
  GroupOpenings(const Index& index, Filters& filters) : index_(index), filters_(filters) {}

  const std::vector<Opening>& lets_in(const inventory::SecurityGroup& group, inventory::Family family) {
    return lets(group, family, false);
  }
  const std::vector<Opening>& lets_out(const inventory::SecurityGroup& group, inventory::Family family) {
    return lets(group, family, true);
  }

 private:
  const std::vector<Opening>& lets(const inventory::SecurityGroup& group, inventory::Family family, bool is_egress);

  const Index& index_;
  Filters& filters_;
  std::map<std::tuple<const inventory::SecurityGroup*, inventory::Family, bool>, std::vector<Opening>> groups_;
};

}  // namespace kakoi::reachability
