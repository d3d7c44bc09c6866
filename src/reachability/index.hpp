// The things of a network by their keys, and which of them belong together: the tables, network ACLs and endpoints that
// a subnet may have.
#pragma once

#include "inventory/network.hpp"
#include "reachability/outcome.hpp"
#include "reachability/truth.hpp"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kakoi::reachability {

/// Why nothing is known of a subnet, or a security group, that is not in the network.
base::Message why_no_subnet(const inventory::Reference& subnet);
base::Message why_no_group(const inventory::Reference& group);

/// Things of which it is one, or none of them: then `more` says why it may be another.
template <typename T>
struct Candidates {
  std::vector<const T*> items{};
  std::optional<base::Message> more{};
  /// Where there are several `items`: why it is not known which.
  base::Message which{};
  /// Why there may be one that was not read. It is not taken to contradict those that were.
  const base::Message* unread = nullptr;
};

/// An endpoint that a subnet may have, and whether it does.
struct EndpointCandidate {
  const inventory::Endpoint* endpoint = nullptr;
  Truth is_there = Truth::yes;
};

class Index {
 public:
  /// `network` has to stay.
  explicit Index(const inventory::Network& network);

  [[nodiscard]] const inventory::Network& network() const { return network_; }
  [[nodiscard]] const inventory::Vpc* vpc(const inventory::Reference& of) const { return find(vpcs_, of); }
  [[nodiscard]] const inventory::Subnet* subnet(const inventory::Reference& of) const { return find(subnets_, of); }
  [[nodiscard]] const inventory::SecurityGroup* group(const inventory::Reference& of) const {
    return find(groups_, of);
  }
  [[nodiscard]] const inventory::PrefixList* prefix_list(const inventory::Reference& of) const {
    return find(prefix_lists_, of);
  }
  [[nodiscard]] const inventory::InternetGateway* internet_gateway(std::string_view key) const {
    return at(gateways_, key);
  }
  [[nodiscard]] const inventory::NatGateway* nat_gateway(std::string_view key) const { return at(nats_, key); }
  /// The group that things of `vpc` have that name none; null where it is not in the network.
  [[nodiscard]] const inventory::SecurityGroup* default_group(const inventory::Reference& vpc) const;

  /// Do both mean one thing?
  [[nodiscard]] Truth same(const inventory::Reference& a, const inventory::Reference& b) const;
  [[nodiscard]] Truth same(std::string_view a, std::string_view b) const;
  [[nodiscard]] Truth holds(const inventory::References& list, const inventory::Reference& one) const;

  /// Why there may be a part that is not in the network; nothing where there is none.
  [[nodiscard]] const base::Message* unread(inventory::NetworkPart part) const;

  /// Why something that was not read may add to `thing`, a subnet, a route table, a network ACL or a group; nothing
  /// where all that is handed it was read.
  [[nodiscard]] const base::Message* adds_to(const inventory::Reference& thing) const;

  [[nodiscard]] Candidates<inventory::RouteTable> tables(const inventory::Subnet& subnet) const;
  [[nodiscard]] Candidates<inventory::NetworkAcl> acls(const inventory::Subnet& subnet) const;
  /// Those of the subnet's VPC for `service`.
  [[nodiscard]] std::vector<EndpointCandidate> endpoints(const inventory::Subnet& subnet,
                                                         std::string_view service) const;
  /// Is there an endpoint for `service`, or one of which that is not known, wherever?
  [[nodiscard]] bool may_have_endpoint(std::string_view service) const {
    return endpoints_.contains(service) || !loose_endpoints_.empty();
  }
  /// Is an internet gateway attached to `vpc`?
  [[nodiscard]] Truth has_internet_gateway(const inventory::Reference& vpc) const;
  /// Does an internet gateway of `vpc` hand what comes in to an appliance?
  [[nodiscard]] bool may_have_edge_routes(const inventory::Reference& vpc) const;

 private:
  template <typename T>
  using ByKey = std::unordered_map<std::string_view, const T*>;
  template <typename T>
  static const T* at(const ByKey<T>& map, std::string_view key) {
    const auto found = map.find(key);
    return found != map.end() ? found->second : nullptr;
  }
  template <typename T>
  static const T* find(const ByKey<T>& map, const inventory::Reference& of) {
    return of.match([&](const std::string& key) { return at(map, key); },
                    [](const base::Unknown&) -> const T* { return nullptr; });
  }
  template <typename T>
  void add(const std::vector<T>& things, ByKey<T>& by_key);
  void add_associations();
  void add_main_tables(const inventory::Subnet& subnet, Candidates<inventory::RouteTable>& into) const;
  void add_table(const inventory::RouteTableAssociation& association, Candidates<inventory::RouteTable>& into) const;

  using Association = inventory::RouteTableAssociation;
  /// What is said where several tables are given to the thing with this key.
  struct Conflict {
    base::Phrase phrase;
    std::string_view key;
  };
  static void note_doubt(const Association& association, std::string_view of, Candidates<inventory::RouteTable>& into);
  bool add_tables(const std::vector<const Association*>& associations, const Conflict& of,
                  Candidates<inventory::RouteTable>& into) const;
  const inventory::Network& network_;
  ByKey<inventory::Vpc> vpcs_;
  ByKey<inventory::Subnet> subnets_;
  ByKey<inventory::RouteTable> tables_;
  ByKey<inventory::SecurityGroup> groups_;
  ByKey<inventory::PrefixList> prefix_lists_;
  ByKey<inventory::InternetGateway> gateways_;
  ByKey<inventory::NatGateway> nats_;
  std::unordered_set<std::string_view> keys_;
  std::unordered_map<std::string_view, std::string_view> other_names_;  ///< to the key that the thing has
  std::unordered_map<std::string_view, std::vector<const Association*>> by_subnet_;
  std::vector<const Association*> loose_;  ///< of which it is not known which subnet they are for
  std::vector<const Association*> main_;
  std::vector<const inventory::SecurityGroup*> default_groups_;
  std::unordered_map<std::string_view, std::vector<const inventory::NetworkAcl*>> acls_;  ///< by VPC
  std::vector<const inventory::NetworkAcl*> loose_acls_;
  struct Endpoints {
    std::unordered_map<std::string_view, std::vector<const inventory::Endpoint*>> by_vpc;
    std::vector<const inventory::Endpoint*> loose;  ///< of which it is not known in which VPC they are
  };
  std::unordered_map<std::string_view, Endpoints> endpoints_;  ///< by service
  std::vector<const inventory::Endpoint*> loose_endpoints_;
  std::vector<const inventory::UnreadNetwork*> adding_;  ///< what may add to things that were read
};

}  // namespace kakoi::reachability
