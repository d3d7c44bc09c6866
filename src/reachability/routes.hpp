// Which way a route table sends what. The longest prefix decides; what is not known may decide too, so each target has
// the addresses that may be sent there.
#pragma once

#include "inventory/network.hpp"
#include "reachability/address_set.hpp"
#include "reachability/index.hpp"

#include <map>
#include <vector>

namespace kakoi::reachability {

/// Where some addresses go.
struct Way {
  const inventory::Route* route = nullptr;  ///< null: local where `is_local`, else nowhere
  bool is_local = false;
  unsigned length = 0;  ///< of the prefix; longer than any where that is not known
  /// Where that there is no route is not certain: why.
  const base::Message* open = nullptr;
  base::Message doubt{};  ///< why it is not known whether there is such a route, or for which addresses
  AddressSet addresses;   ///< that may go this way
  AddressSet sure{};      ///< of these, those that can go no other
};

class Routes {
 public:
  /// `index` has to stay.
  explicit Routes(const Index& index) : index_(index) {}

  /// The ways of `table`, whose VPC is `vpc` (null: not in the network). Routes to prefix lists of AWS's services are
  /// none of them: only what goes to that service goes there.
  const std::vector<Way>& ways(const inventory::RouteTable& table, const inventory::Vpc* vpc, inventory::Family family);

 private:
  struct Candidate;
  [[nodiscard]] std::vector<Way> work_out(const inventory::RouteTable& table, const inventory::Vpc* vpc,
                                          inventory::Family family) const;
  void add_route(const inventory::Route& route, inventory::Family family, std::vector<Candidate>& into) const;

  const Index& index_;
  std::map<std::pair<const inventory::RouteTable*, inventory::Family>, std::vector<Way>> answers_;
};

}  // namespace kakoi::reachability
