// What can be said of a way through the network, and how what is said of its parts goes together.
#pragma once

#include "base/message.hpp"
#include "inventory/network.hpp"
#include "reachability/truth.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kakoi::reachability {

/// From the weakest to the strongest.
enum class Evidence : std::uint8_t {
  missing,    ///< no way, whatever the rest is
  unknown,    ///< it depends on what is not known
  plausible,  ///< it depends on what lies beyond: another network, an appliance, a policy
  asserted,   ///< somebody answers for it
  witnessed,  ///< a task that runs took this way
  proven,     ///< every hop was read
};

enum class HopKind : std::uint8_t {
  route_table,
  internet_gateway,
  nat_gateway,
  egress_only_gateway,
  endpoint,
  beyond,  ///< a transit gateway, an appliance, …
  acl,
  group,
  subnet,
};

/// One thing on the way. `key` is that of the inventory and lives as long as that.
struct Hop {
  HopKind kind = HopKind::route_table;
  std::string_view key;
  const inventory::Route* route = nullptr;  ///< of a route table: the route that leads on, or one of them
  Evidence passes = Evidence::proven;       ///< of a network ACL: that it lets this through
};

struct Outcome {
  Evidence evidence = Evidence::proven;
  base::Message why{};  ///< where it is not proven: what it is that decides
  std::vector<Hop> hops{};

  static Outcome of(Evidence evidence, base::Message why) { return {.evidence = evidence, .why = std::move(why)}; }
};

/// A way that goes through both: as good as the worse of them. The hops of both.
Outcome both(Outcome first, Outcome then);
/// One of the two, and it is not known which.
Outcome one_of(Outcome a, Outcome b);
/// `yes` or `no`, as `truth` says; where that is not known and makes a difference, `why_open` is why, unless the one of
/// them is not known by itself.
Outcome decided(Truth truth, Outcome yes, Outcome no, const base::Message& why_open);
/// Sometimes the one and sometimes the other, as of several addresses of one name.
Outcome mixed(Outcome a, Outcome b);
/// `outcome`, but at most plausible.
Outcome at_most_plausible(Outcome outcome, const base::Message& why);

}  // namespace kakoi::reachability
