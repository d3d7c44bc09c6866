// Who on the internet can open a connection to an interface, and to which ports. Three-valued, and pure.
//
// A connection has to come in and its answers have to go out: the internet, an internet gateway and VPC Block Public
// Access, the route back by longest prefix, the network ACL both ways, a security group. The interface needs a public
// IPv4 address, or an IPv6 address. Whether anything listens on a port is not looked at: any open port counts.
#pragma once

#include "inventory/network.hpp"
#include "reachability/filters.hpp"
#include "reachability/gateways.hpp"
#include "reachability/index.hpp"
#include "reachability/openings.hpp"
#include "reachability/outcome.hpp"

#include <map>
#include <utility>
#include <vector>

namespace kakoi::reachability {

/// The interface of a task that there is, or will be.
struct Receiver {
  inventory::Reference subnet = inventory::Reference::defaulted({});
  const inventory::References* groups = nullptr;
  base::Known<bool> has_public_ipv4 = base::Known<bool>::defaulted(false);
  base::Known<bool> has_ipv6 = base::Known<bool>::defaulted(false);
  bool is_idle = false;
};

struct Exposure {
  ExposureKind kind = ExposureKind::unreachable;
  std::vector<Opening> openings{};  ///< in the order of family, protocol and ports
  base::Message why{};              ///< where it is unreachable or unknown: what decides
  std::vector<Hop> hops{};          ///< from the internet to the interface, by the group that opens the most
  Opening widest{};                 ///< what that group opens; of hops
};

/// The exposure of what may be in any of several subnets.
Exposure strongest(Exposure a, Exposure b);

class Inward {
 public:
  /// Works on `network`, which has to stay, and keeps what it worked out. Not for two threads.
  explicit Inward(const inventory::Network& network);

  Exposure exposure(const Receiver& receiver);

 private:
  /// What reaches a subnet's interfaces, of one family.
  struct Reaching {
    std::vector<Opening> openings;
    std::vector<Hop> hops;
    base::Message why_not;  ///< nothing does
    base::Message why_open;
  };
  /// What is said where nobody reaches it, and where that is open.
  struct Reasons {
    base::Message shut;  ///< of the address that comes farthest
    base::Message open;
    bool is_known = false;  ///< an address was looked at
  };
  const Reaching& reaching(const inventory::Subnet& subnet, inventory::Family family);
  void add_openings(const inventory::Subnet& subnet, inventory::Family family, int protocol, const MaybeSet& internet,
                    Reaching& into);
  void add(const Receiver& receiver, const inventory::Subnet& subnet, inventory::Family family, Exposure& into,
           Reasons& reasons);

  Index index_;
  Filters filters_;
  Gateways gateways_;
  std::map<std::pair<const inventory::Subnet*, inventory::Family>, Reaching> reaching_;
  GroupOpenings group_openings_;
};

}  // namespace kakoi::reachability
