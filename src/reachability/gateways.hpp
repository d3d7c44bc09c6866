// The ways out of a VPC: from a subnet by its route table through a gateway to the internet, and what the internet
// needs to come back in.
#pragma once

#include "inventory/network.hpp"
#include "reachability/filters.hpp"
#include "reachability/index.hpp"
#include "reachability/outcome.hpp"
#include "reachability/public_access.hpp"
#include "reachability/routes.hpp"

#include <map>
#include <string_view>
#include <tuple>
#include <vector>

namespace kakoi::reachability {

/// Whether it is so, and by what.
struct Answer {
  Truth truth = Truth::no;
  std::vector<Hop> hops{};  ///< what makes it so
  base::Message why{};      ///< where it is not known: why
};

class Gateways {
 public:
  /// `index` and `filters` have to stay.
  Gateways(const Index& index, Filters& filters) : index_(index), filters_(filters), routes_(index), access_(index) {}

  /// From an interface in `subnet`, with a public address of its own or not, to all of the internet on tcp/443: routes
  /// and network ACLs, not the groups of the interface.
  const Outcome& internet(const inventory::Subnet& subnet, const base::Known<bool>& has_public_address,
                          inventory::Family family, const Traffic& answers);
  /// The internet's addresses as `subnet` sees it: its own VPC is none of it.
  const AddressSet& outside(const inventory::Subnet& subnet, inventory::Family family);
  /// Between an interface in `from` and all of `to` in the same VPC: routes and network ACLs both ways.
  const Outcome& within(const inventory::Subnet& from, const inventory::Subnet& to, const Traffic& traffic,
                        const Traffic& answers, inventory::Family family);
  /// Where a subnet's routes may lead into networks of which nothing is known here, and for which addresses.
  struct Beyond {
    std::string_view target{};
    base::Message why{};  ///< where the target is not known
    AddressSet addresses{};
    AddressSet sure{};  ///< of these, those that certainly go there
  };
  std::vector<Beyond> beyond(const inventory::Subnet& subnet, inventory::Family family);
  /// The addresses of the internet to which `subnet` answers through an internet gateway, and from which that lets
  /// connections in.
  struct Answers {
    MaybeSet from{};
    std::vector<Hop> hops{};  ///< the gateway and the table
    base::Message why{};      ///< where some of `from` is not certain: why
  };
  Answers answers_to(const inventory::Subnet& subnet, inventory::Family family);
  /// Whether VPC Block Public Access lets the internet into `subnet`.
  [[nodiscard]] Outcome lets_in(const inventory::Subnet& subnet) const {
    return access_.lets(subnet, PublicAccess::Crossing::inward);
  }
  /// Does a route of `subnet` lead to an internet gateway of its VPC, whatever else is on the way?
  Answer leads_to_internet_gateway(const inventory::Subnet& subnet, inventory::Family family);

 private:
  struct Query {
    const inventory::Subnet& subnet;
    const base::Known<bool>& has_public_address;
    inventory::Family family = inventory::Family::v4;
    const Traffic& answers;
    const inventory::Subnet* behind = nullptr;  ///< where what leaves through a NAT gateway in `subnet` comes from
  };
  Outcome by_tables(const Query& query, const AddressSet& to);
  Outcome by_way(const Query& query, const Way& way, const AddressSet& to);
  Outcome by_target(const Query& query, const inventory::Target& target, const AddressSet& to);
  Outcome by_internet_gateway(const Query& query, std::string_view key);
  Outcome by_nat(const Query& query, std::string_view key, const AddressSet& to);
  Outcome by_zonal_nat(const Query& query, const inventory::NatGateway& nat, const AddressSet& to);
  Outcome by_regional_nat(const Query& query, const inventory::NatGateway& nat);
  Outcome by_egress_only(const Query& query, std::string_view key);
  Outcome local_ways(const inventory::Subnet& from, const inventory::Subnet& to, inventory::Family family);

  const Index& index_;
  Filters& filters_;
  Routes routes_;
  PublicAccess access_;
  std::map<std::pair<const inventory::Vpc*, inventory::Family>, AddressSet> outside_;
  std::map<
      std::tuple<const inventory::Subnet*, const inventory::Subnet*, std::uint16_t, std::uint16_t, inventory::Family>,
      Outcome>
      within_;
  std::map<std::tuple<const inventory::Subnet*, Truth, inventory::Family, std::uint16_t>, Outcome> internet_;
};

}  // namespace kakoi::reachability
